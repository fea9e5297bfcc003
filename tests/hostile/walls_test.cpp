// What the program opens, reads and starts, and its connections, as seen by the kernel.
#include <catch2/catch.hpp>

#include <algorithm>
#include <future>
#include <regex>

#include <cpl_http.h>
#include <fmt/format.h>

#include "gdal/session.hpp"
#include "hostile/files.hpp"

namespace fs = std::filesystem;

namespace {

/// System folders that every program reads from: libraries, fonts, PROJ's and GDAL's data, the kernel's own.
bool is_system(const std::string& path) {
    static const std::regex known(
        "(/lib|/lib64|/usr/lib|/usr/share|/usr/local/lib|/usr/local/share)/.*|"
        "/etc/(ld\\.so\\.(cache|preload)|fonts(/.*)?|localtime|ssl/openssl\\.cnf|crypto-policies.*|gcrypt/.*|"
        "OpenCL.*|odbc.*)|"
        "/proc/(self|[0-9]+)/.*|/proc/(filesystems|cpuinfo|meminfo|stat|sys/.*)|/sys(/.*)?|"
        "/dev/(null|urandom|tty)|/usr/share");
    return std::regex_match(path, known);
}

bool is_inside(const std::string& path, const std::string& folder) {
    return path == folder || path.starts_with(folder + "/");
}

/// The calls in a log of `strace -f -y`, which shows the real path of each descriptor.
class Trace {
public:
    Trace(const std::vector<std::string>& lines, fs::path folder) : folder_(std::move(folder)) {
        for (const auto* own : {"geodata", "styles"}) {
            readable_.push_back((fs::canonical(project::root()) / own).string());
        }
        for (const fs::path& built : {fs::path(project::program()), fs::canonical(project::program())}) {
            readable_.push_back((built.parent_path() / "CMakeCache.txt").string()); // it names the root
        }
        readable_.push_back(folder_.string());
        readable_.push_back(fs::canonical(folder_).string());
        std::for_each(lines.begin(), lines.end(), [&](const std::string& line) { add(line); });
    }
    std::vector<std::string> wrong;   ///< lines with what must not be
    std::vector<std::string> started; ///< programs
    std::size_t opened = 0;           ///< files in the test's folder
    std::size_t led_outside = 0;      ///< attempts to open links in the test's folder that lead outside

private:
    [[nodiscard]] bool may_read(const std::string& path) const {
        return is_system(path) || std::any_of(readable_.begin(), readable_.end(),
                                              [&](const auto& folder) { return is_inside(path, folder); });
    }
    void add(const std::string& line) {
        // Without a file, or a place for the second wall's rules, which cannot be read.
        if (line.find("MAP_ANONYMOUS") != std::string::npos || line.find("O_PATH") != std::string::npos) {
            return;
        }
        if (line.find("AF_INET") != std::string::npos || line.find("connect(") != std::string::npos ||
            line.find("io_uring_setup(") != std::string::npos || line.find("open_by_handle_at(") != std::string::npos) {
            wrong.push_back(line);
        } else if (line.find("exec") != std::string::npos && line.find("execve") != std::string::npos) {
            add_start(line);
        } else if (line.find("open") != std::string::npos && line.find('"') != std::string::npos) {
            add_open(line);
        } else {
            add_read(line);
        }
    }
    void add_start(const std::string& line) {
        static const std::regex start(R"rx(execve\("([^"]*)")rx");
        std::smatch match;
        started.push_back(std::regex_search(line, match, start) ? match[1].str() : line);
    }
    /// Every attempt, failed or not, by the name that was asked for: before a file is open, only its name is known.
    void add_open(const std::string& line) {
        static const std::regex open(R"rx((?:openat2?|open|creat)\((?:\w+<([^>]*)>, )?"([^"]*)"(.*))rx");
        static const std::regex got(R"rx(= \d+<([^>]*)>)rx");
        std::smatch match;
        if (!std::regex_search(line, match, open)) {
            return add_read(line);
        }
        const fs::path base = match[1].matched ? fs::path(match[1].str()) : folder_;
        const std::string name = (base / match[2].str()).lexically_normal().string();
        const std::string rest = match[3];
        const bool here = is_inside(name, folder_.string()) || is_inside(name, fs::canonical(folder_).string());
        const bool writes = rest.find("O_WRONLY") != std::string::npos || rest.find("O_RDWR") != std::string::npos;
        if (writes ? !here && name != "/dev/null" && name != "/dev/tty" : !may_read(name)) {
            wrong.push_back(line);
        }
        opened += here ? 1 : 0;
        led_outside += here && fs::is_symlink(name) && rest.find("EACCES") != std::string::npos ? 1 : 0;
        std::smatch real;
        if (std::regex_search(rest, real, got) && !may_read(real[1])) {
            // To learn where it leads, a link is opened. add_read sees to it that this is all.
            (here && fs::is_symlink(name) && !writes ? void(++led_outside) : wrong.push_back(line));
        }
    }
    void add_read(const std::string& line) {
        static const std::regex descriptor(R"rx(\b\d+<([^>]*)>)rx");
        for (std::sregex_iterator each(line.begin(), line.end(), descriptor), end; each != end; ++each) {
            if (!may_read((*each)[1])) {
                wrong.push_back(line);
                return;
            }
        }
    }

    fs::path folder_;
    std::vector<std::string> readable_;
};

} // namespace

TEST_CASE("under hostile files no socket is opened, nothing outside the roots is read, and no program is started",
          "[hostile]") {
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
    call.arguments = {"-f",
                      "-qq",
                      "-y",
                      "-s",
                      "0",
                      "-e",
                      "trace=network,execve,execveat,openat,openat2,?open,?creat,?open_by_handle_at,?io_uring_setup,"
                      "read,pread64,readv,preadv,?preadv2,mmap,?sendfile,?copy_file_range,?splice,?tee",
                      "-o",
                      log,
                      "sh",
                      "-c",
                      calls + "true"};
    const auto result = cli_tests::run_other("strace", call);
    INFO(result.err.substr(0, 1000));
    REQUIRE(result.exit_code == 0);
    const auto lines = cli_tests::lines_of(cli_tests::bytes_of(log));
    REQUIRE(lines.size() > 10'000);
    const Trace trace(lines, folder.path());
    INFO(fmt::format("{}", fmt::join(trace.wrong.begin(),
                                     trace.wrong.begin() +
                                         std::min<std::ptrdiff_t>(20, static_cast<std::ptrdiff_t>(trace.wrong.size())),
                                     "\n")));
    CHECK(trace.wrong.empty());
    CHECK(trace.opened > 2 * files.size());
    CHECK(trace.led_outside > 0);
    REQUIRE(trace.started.size() == 1 + files.size());
    CHECK(fs::path(trace.started[0]).filename() == "sh");
    CHECK(std::all_of(trace.started.begin() + 1, trace.started.end(),
                      [](const std::string& program) { return program == project::program(); }));
}

TEST_CASE("GDAL fetches nothing on any thread", "[hostile]") {
    conflictmap::gdal::start(); // the process's first call, perhaps, and certainly another thread's
    const auto answer = [] {
        conflictmap::gdal::start();
        CPLHTTPResult* result = CPLHTTPFetch("http://127.0.0.1:9/", nullptr);
        const std::string text = result != nullptr && result->pszErrBuf != nullptr ? result->pszErrBuf : "";
        CPLHTTPDestroyResult(result);
        return text;
    };
    CHECK(answer() == "the network is switched off");
    CHECK(std::async(std::launch::async, answer).get() == "the network is switched off");
}

TEST_CASE("the trace notices what must not be", "[hostile]") {
    const cli_tests::Folder folder;
    fs::create_symlink("/etc/passwd", folder.path() / "link");
    const std::string here = folder.path().string();
    const auto wrong = [&](const std::string& line) { return !Trace({line}, folder.path()).wrong.empty(); };
    CHECK(wrong("1 openat(AT_FDCWD<" + here + ">, \"/etc/passwd\", O_RDONLY) = 3</etc/passwd>"));
    CHECK(wrong("1 openat(AT_FDCWD<" + here + ">, \"/etc/shadow\", O_RDONLY) = -1 EACCES (Permission denied)"));
    CHECK(wrong("1 openat(AT_FDCWD<" + here + ">, \"../neighbour\", O_RDONLY) = -1 ENOENT (No such file)"));
    CHECK(wrong("1 openat(AT_FDCWD<" + here + ">, \"/usr/share/x\", O_WRONLY|O_CREAT, 0666) = 3</usr/share/x>"));
    CHECK_FALSE(wrong("1 openat(AT_FDCWD<" + here + ">, \"a\", O_RDONLY <unfinished ...>"));
    CHECK_FALSE(wrong("1 openat(AT_FDCWD<" + here + ">, \"link\", O_RDONLY) = 3</etc/passwd>"));
    CHECK(wrong("1 pread64(3</etc/passwd>, \"\"..., 65536, 0) = 10"));
    CHECK(wrong("1 mmap(NULL, 10, PROT_READ, MAP_PRIVATE, 3</etc/passwd>, 0) = 0x1"));
    CHECK_FALSE(wrong("1 pread64(3<" + here + "/a>, \"\"..., 65536, 0) = 10"));
    CHECK(wrong("1 socket(AF_INET, SOCK_STREAM, 0) = 3"));
    CHECK(Trace({"1 execve(\"/bin/id\", [...], 0x1 /* 1 var */) = 0"}, folder.path()).started.size() == 1);
}
