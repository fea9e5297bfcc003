// The files that the program opens and its connections, as seen by the kernel.
#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>

#include "hostile/files.hpp"

namespace fs = std::filesystem;

namespace {

/// System folders that every program reads from: libraries, fonts, PROJ's and GDAL's data, the kernel's own.
bool is_system(const std::string& path) {
    static const std::regex known(
        "(/lib|/lib64|/usr/lib|/usr/share|/usr/local/lib|/usr/local/share)/.*|"
        "/etc/(ld\\.so\\.(cache|preload)|fonts(/.*)?|localtime|ssl/openssl\\.cnf|crypto-policies.*|"
        "OpenCL.*|odbc.*)|"
        "/(proc|sys)(/.*)?|/dev/(null|urandom|tty)|/usr/share");
    return std::regex_match(path, known);
}

bool is_below(const std::string& path, const std::string& folder) {
    return path == folder || path.starts_with(folder + "/");
}

} // namespace

TEST_CASE("under hostile files no socket is opened, and no file outside the roots", "[hostile]") {
    const cli_tests::Folder folder;
    const auto files = hostile::Writer(folder).write();
    std::string calls;
    for (const auto& file : files) {
        calls += "'" + project::program() + "' render " + file.name + ".yaml --deadline 20 -q; ";
    }
    const auto log = (folder.path() / "calls.log").string();
    cli_tests::Call call;
    call.folder = folder.path();
    // One strace of one shell: -f follows every run.
    call.arguments = {"-f", "-qq", "-e", "trace=network,openat,open", "-o", log, "sh", "-c", calls + "true"};
    const auto result = cli_tests::run_other("strace", call);
    INFO(result.err.substr(0, 1000));
    REQUIRE(result.exit_code == 0);
    const auto lines = cli_tests::lines_of(cli_tests::bytes_of(log));
    REQUIRE(lines.size() > 1000);
    const std::string root = fs::canonical(folder.path()).string();
    const std::string project_root = fs::canonical(project::root()).string();
    const std::string program_folder = fs::canonical(project::program()).parent_path().string();
    std::size_t inside = 0;
    for (const auto& line : lines) {
        INFO(line);
        CHECK(line.find("AF_INET") == std::string::npos);
        CHECK(line.find("connect(") == std::string::npos);
        static const std::regex opened(R"rx(open(?:at)?\((?:AT_FDCWD, )?"([^"]*)".*\) = (-?\d+).*)rx");
        std::smatch match;
        if (!std::regex_search(line, match, opened) || match[2].str().starts_with("-")) {
            continue;
        }
        fs::path path = match[1].str();
        path = (path.is_absolute() ? path : folder.path() / path).lexically_normal();
        const auto name = path.string();
        const bool fine = is_system(name) || is_below(name, folder.path().string()) || is_below(name, root) ||
                          is_below(name, project_root + "/geodata") || is_below(name, project_root + "/styles") ||
                          is_below(name, folder.path().parent_path().string()) || is_below(name, program_folder);
        CHECK(fine);
        inside += is_below(name, root) ? 1 : 0;
    }
    CHECK(inside > 50);
}
