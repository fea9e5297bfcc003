// The disk fails, or the program is killed, at every step of writing: the file with the final name is the old file or a
// complete new one, and the exit code says so. Prints a table of the results.
#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <sstream>

#include "cli/program.hpp"
#include "project.hpp"

namespace fs = std::filesystem;

namespace {

constexpr int killed = 128 + SIGKILL;

/// A small map, drawn in its own folder; `day` gives an older and a newer version.
struct Desk {
    cli_tests::Folder folder;
    fs::path out = folder.path() / "out";
    fs::path drawn = out / "tiny";

    Desk() { folder.write("towns.csv", "name,longitude,latitude\nKyiv,30.52,50.45\n"); }

    void spec(const std::string& file, const std::string& size) const {
        folder.write(file, "map: tiny\nsize: [" + size + "]\nview: { bbox: [29, 49, 32, 51] }\n" +
                               "layers: [{ id: towns, source: towns.csv, class: place }]\n");
    }
    [[nodiscard]] cli_tests::Result render(std::vector<std::string> arguments,
                                           std::map<std::string, std::optional<std::string>> faults = {}) const {
        cli_tests::Call call;
        call.folder = folder.path();
        call.arguments = {"render", "--force", "-o", out.string()};
        call.arguments.insert(call.arguments.end(), arguments.begin(), arguments.end());
        if (!faults.empty()) {
            call.change = std::move(faults);
            call.change["LD_PRELOAD"] = project::faults();
            call.change["FAULT_BELOW"] = out.string();
            call.change["ASAN_OPTIONS"] = "verify_asan_link_order=0";
        }
        return cli_tests::run(call);
    }
    void restore(const std::map<std::string, std::string>& files) const {
        fs::remove_all(out);
        for (const auto& [name, bytes] : files) {
            folder.write("out/" + name, bytes);
        }
    }
    /// The calls below the output folder, in order, of a run without faults.
    [[nodiscard]] std::vector<std::string> calls(std::vector<std::string> arguments) const {
        const fs::path count = folder.path() / "calls";
        fs::remove(count);
        REQUIRE(render(std::move(arguments), {{"FAULT_CALL", "any"}, {"FAULT_AT", "0"}, {"FAULT_COUNT", count}})
                    .exit_code == 0);
        return cli_tests::lines_of(cli_tests::bytes_of(count));
    }
};

std::vector<std::string> formats() {
    std::vector<std::string> names;
    for (const std::string& line : cli_tests::lines_of(cli_tests::run({"list", "formats"}).out)) {
        names.push_back(line.substr(0, line.find(' ')));
    }
    return names;
}

/// Old and new files for the same arguments, by name below the output folder.
struct Versions {
    std::map<std::string, std::string> before;
    std::map<std::string, std::string> after;
};

Versions versions(const Desk& desk, const std::vector<std::string>& options) {
    Versions found;
    for (auto* files : {&found.before, &found.after}) {
        fs::remove_all(desk.out);
        auto arguments = options;
        arguments.emplace_back(files == &found.before ? "old.yaml" : "new.yaml");
        const auto result = desk.render(arguments);
        INFO(result.err);
        REQUIRE(result.exit_code == 0);
        *files = cli_tests::files_below(desk.out);
    }
    REQUIRE_FALSE(found.before.empty());
    for (const auto& [name, bytes] : found.before) {
        REQUIRE(found.after.contains(name));
        REQUIRE((found.after.at(name) != bytes));
    }
    return found;
}

/// "old", "new" or "-", for a table; anything else fails the test.
std::string state_of(const Versions& versions, const std::map<std::string, std::string>& now, const std::string& name) {
    const auto file = now.find(name);
    if (file == now.end()) {
        return "gone";
    }
    return file->second == versions.before.at(name)  ? "old"
           : file->second == versions.after.at(name) ? "new"
                                                     : "BROKEN";
}

bool is_hidden(const std::string& name) {
    return fs::path(name).filename().string().starts_with(".");
}

/// After any fault, the next run succeeds and leaves only its own files.
void check_recovers(const Desk& desk, const Versions& versions, std::vector<std::string> options) {
    options.emplace_back("new.yaml");
    CHECK(desk.render(options).exit_code == 0);
    CHECK((cli_tests::files_below(desk.out) == versions.after));
}

struct Expected {
    std::string state;
    int exit_code;
};

/// The result if the n-th such call fails while one file is written. Closing after the rename no longer matters. If the
/// folder cannot be synced, the new file is in place, but may be lost in a power cut.
Expected expected(const std::string& call, int n) {
    if (n > 1 && call == "fsync") {
        return {"new", 1};
    }
    if (n > 1 && call == "close") {
        return {"new", 0};
    }
    return {"old", 1};
}

} // namespace

TEST_CASE("a failing disk leaves the old file or a complete new one, and the exit code says so", "[faults]") {
    const Desk desk;
    desk.spec("old.yaml", "60 mm, 45 mm");
    desk.spec("new.yaml", "64 mm, 45 mm");
    std::ostringstream table;
    table << "fault           output  then  exit\n";
    for (const std::string& format : formats()) {
        const std::vector<std::string> options{"-q", "-f", format};
        const Versions files = versions(desk, options);
        const auto calls = desk.calls({"-q", "-f", format, "new.yaml"});
        std::map<std::string, int> times;
        for (const auto& call : calls) {
            ++times[call];
        }
        CHECK(times.size() == 5); // all kinds of calls occur
        for (const auto& [call, count] : times) {
            for (int n = 1; n <= count; ++n) {
                for (const std::string how : {"ENOSPC", "EIO", "short"}) {
                    if (how == "short" && call != "write") {
                        continue;
                    }
                    desk.restore(files.before);
                    const auto result =
                        desk.render({"-f", format, "new.yaml"},
                                    {{"FAULT_CALL", call}, {"FAULT_AT", std::to_string(n)}, {"FAULT_HOW", how}});
                    const auto now = cli_tests::files_below(desk.out);
                    INFO(format << ": " << how << " at " << call << " " << n << "\n" << result.err);
                    for (const auto& [name, bytes] : now) {
                        CHECK(files.before.contains(name)); // not a temporary file
                    }
                    const Expected want = files.before.size() == 1 ? expected(call, n) : Expected{"", result.exit_code};
                    for (const auto& [name, bytes] : files.before) {
                        const std::string state = state_of(files, now, name);
                        CHECK((state == want.state || (want.state.empty() && (state == "old" || state == "new"))));
                        char line[80];
                        std::snprintf(line, sizeof line, "%-6s %s %-3d %-7s %-5s %d\n", how.c_str(), call.c_str(), n,
                                      format.c_str(), state.c_str(), result.exit_code);
                        table << line;
                    }
                    CHECK(result.exit_code == want.exit_code);
                    CHECK((result.exit_code == 0) == result.err.empty());
                    CHECK((result.exit_code != 0 || !result.out.empty()));
                    for (const std::string& told :
                         cli_tests::lines_of(result.out)) { // files that are listed exist and are new
                        CHECK(state_of(files, now, fs::path(told).lexically_relative(desk.out).string()) == "new");
                    }
                }
            }
        }
        check_recovers(desk, files, options);
    }
    std::fputs(table.str().c_str(), stdout);
}

TEST_CASE("a kill before and after every call leaves complete files, and the next run cleans up", "[faults]") {
    const Desk desk;
    desk.spec("old.yaml", "60 mm, 45 mm");
    desk.spec("new.yaml", "64 mm, 45 mm");
    const std::vector<std::string> options{"-q", "-f", "png,svg", "--scale", "1,2"};
    const Versions files = versions(desk, options);
    auto arguments = options;
    arguments.emplace_back("new.yaml");
    const auto calls = desk.calls(arguments);
    CHECK(2 * calls.size() >= 50);
    std::size_t left_temporary = 0;
    std::printf("kill at        then (%zu files)\n", files.before.size());
    for (std::size_t n = 1; n <= calls.size(); ++n) {
        for (const std::string how : {"kill-before", "kill-after"}) {
            desk.restore(files.before);
            const auto result =
                desk.render(arguments, {{"FAULT_CALL", "any"}, {"FAULT_AT", std::to_string(n)}, {"FAULT_HOW", how}});
            INFO(how << " " << n << " (" << calls[n - 1] << ")");
            CHECK(result.exit_code == killed);
            const auto now = cli_tests::files_below(desk.out);
            std::string states;
            for (const auto& [name, bytes] : files.before) {
                const std::string state = state_of(files, now, name);
                CHECK((state == "old" || state == "new"));
                states += " " + state;
            }
            std::printf("%-6s %2zu %-7s%s\n", how.substr(5).c_str(), n, calls[n - 1].c_str(), states.c_str());
            left_temporary += static_cast<std::size_t>(
                std::count_if(now.begin(), now.end(), [](const auto& file) { return is_hidden(file.first); }));
            if (now.size() > files.before.size()) {
                check_recovers(desk, files, options);
            }
        }
    }
    CHECK(left_temporary > 0); // otherwise cleaning up would not have been tested
}

TEST_CASE("two runs at once in one folder: both succeed, and the files belong to one of them", "[faults]") {
    const Desk desk;
    desk.spec("old.yaml", "60 mm, 45 mm");
    desk.spec("new.yaml", "64 mm, 45 mm");
    const std::string options = " -q -f png,svg --scale 1,2,3 -o '" + desk.out.string() + "' ";
    const Versions files = versions(desk, {"-q", "-f", "png,svg", "--scale", "1,2,3"});
    for (int round = 0; round < 8; ++round) {
        fs::remove_all(desk.out);
        cli_tests::Call call;
        call.folder = desk.folder.path();
        const std::string program = "'" + project::program() + "' render" + options;
        call.arguments = {"-c", program + "old.yaml & first=$!; " + program + "new.yaml && wait $first"};
        const auto result = cli_tests::run_other("sh", call);
        INFO(result.err);
        CHECK(result.exit_code == 0);
        const auto now = cli_tests::files_below(desk.out);
        CHECK((now == files.before || now == files.after));
    }
}

TEST_CASE("a full standard output is reported for every format", "[faults]") {
    const Desk desk;
    desk.spec("new.yaml", "64 mm, 45 mm");
    for (const std::string& format : formats()) {
        cli_tests::Call call;
        call.folder = desk.folder.path();
        call.arguments = {"-c", "exec '" + project::program() + "' render new.yaml -o - -f " + format + " >/dev/full"};
        const auto result = cli_tests::run_other("sh", call);
        INFO(format);
        CHECK(result.exit_code == 1);
        CHECK(result.err.find("standard output") != std::string::npos);
    }
}

TEST_CASE("a link as the final name is replaced, and its target is not changed", "[faults]") {
    const Desk desk;
    desk.spec("new.yaml", "64 mm, 45 mm");
    const fs::path precious = desk.folder.write("precious", "precious");
    fs::create_directories(desk.drawn);
    fs::create_symlink(precious, desk.drawn / "tiny.png");
    fs::create_symlink(precious, desk.drawn / ".tiny.png.0.tmp");
    CHECK(desk.render({"-f", "png", "new.yaml"}).exit_code == 0);
    CHECK(cli_tests::bytes_of(precious) == "precious");
    CHECK(fs::is_regular_file(fs::symlink_status(desk.drawn / "tiny.png")));
}

TEST_CASE("a folder without write permission: 1, with the remedy, and the old files stay", "[faults]") {
    const Desk desk;
    desk.spec("new.yaml", "64 mm, 45 mm");
    for (const fs::path& closed : {desk.drawn, desk.out}) {
        fs::remove_all(desk.out);
        fs::create_directories(closed);
        if (closed == desk.drawn) {
            desk.folder.write("out/tiny/tiny.png", "old");
        }
        fs::permissions(closed, fs::perms::owner_read | fs::perms::owner_exec);
        cli_tests::Call call;
        call.folder = desk.folder.path();
        // Permissions do not restrict root unless it gives up that privilege.
        call.arguments = {"-c", "[ $(id -u) -eq 0 ] && drop='setpriv --bounding-set=-dac_override'; "
                                "exec $drop '" +
                                    project::program() + "' render new.yaml -f png"};
        const auto result = cli_tests::run_other("sh", call);
        fs::permissions(closed, fs::perms::owner_all);
        CHECK(result.exit_code == 1);
        CHECK(result.err.find("Permission denied (give yourself permission to write there") != std::string::npos);
        CHECK(cli_tests::files_below(desk.out).size() == (closed == desk.drawn ? 1 : 0));
    }
}
