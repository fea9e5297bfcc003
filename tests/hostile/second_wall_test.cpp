// What the kernel refuses when our own checks are down: see src/cli/second_wall.hpp.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <regex>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sanitized.hpp"
#include "cli/program.hpp"
#include "cli/second_wall.hpp"
#include "project.hpp"

namespace fs = std::filesystem;
using cli_tests::Folder;
using cli_tests::Result;

namespace {

constexpr const char* hidden =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Hidden"},
"geometry":{"type":"Point","coordinates":[30,50]}}]})";

/// Calls that succeeded.
struct Calls {
    int outside = 0; ///< files opened there
    int sockets = 0;
    int programs = 0;
};

struct Way {
    std::string name;
    std::string layer;     ///< of the spec, in YAML
    std::string more = ""; ///< keys of the spec
};

/// A folder `spec` and what lies outside of it; every way leads there as soon as the walls are down.
struct Site {
    Folder folder;
    fs::path spec = folder.path() / "spec";
    fs::path outside = folder.path() / "outside";
    std::vector<Way> ways;

    Site() {
        fs::create_directories(spec / "dir");
        fs::create_directories(outside / "deep");
        folder.write("outside/h.geojson", hidden);
        folder.write("outside/h.csv", "lon,lat,name\n30,50,Hidden\n");
        folder.write("outside/h.kml", "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>Hidden</name>"
                                      "<Point><coordinates>30,50</coordinates></Point></Placemark></kml>");
        for (const std::string ending : {"shp", "shx", "dbf", "prj", "cpg"}) {
            const fs::path part = fs::path(project::root()) / "geodata/areas" / ("donbas." + ending);
            fs::copy_file(part, outside / ("h." + ending));
            if (ending != "dbf") {
                fs::copy_file(part, spec / ("half." + ending));
            }
        }
        folder.write("outside/grid.gsb", "no grid");
        folder.write("spec/crs-link.geojson",
                     R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/",)"
                     R"("type":"proj4"}},"features":[]})");
        folder.write("spec/here.csv", "lon,lat\n30,50\n");
        fs::copy(fs::path(project::root()) / "styles/report-light", outside / "look", fs::copy_options::recursive);
        fs::create_directory_symlink(outside / "look", spec / "look");
        fs::create_symlink(outside / "h.dbf", spec / "half.dbf");
        fs::create_directory_symlink(outside / "deep", spec / "link");
        fs::create_directory_symlink(outside, spec / "all");
        fs::create_symlink(outside / "h.geojson", spec / "file.geojson");
        fs::create_symlink(outside / "h.csv", spec / "file.csv");
        const auto point = [](const std::string& source) {
            return "source: \"" + source + "\", class: place, label: name";
        };
        ways = {{"up", point("../outside/h.geojson")},
                {"absolute", point((outside / "h.geojson").string())},
                {"a link to a file", point("file.geojson")},
                {"a link to a folder", point("all/h.geojson")},
                {"a link and up", point("link/../h.geojson")},
                {"CSV", point("file.csv")},
                {"KML", "source: all/h.kml, class: place"},
                {"a shapefile", "source: all/h.shp, class: area"},
                {"a companion", "source: half.shp, class: area"},
                {"clip", "source: base/countries, clip: all/h.shp, class: area"},
                {"a grid", "source: here.csv, class: place, crs: \"+proj=longlat +nadgrids=" +
                               (outside / "grid.gsb").string() + "\""},
                {"the network", "source: crs-link.geojson, class: place"},
                {"a style", "source: here.csv, class: place", "style: look\n"},
                {"through /proc", point("/proc/self/cwd/../outside/h.geojson")}};
    }

    /// The same under strace.
    Calls trace(std::vector<std::string> command, const Way& way) const {
        const std::string log = (folder.path() / "calls.log").string();
        const std::vector<std::string> strace{"strace", "-f", "-qq", "-e", "trace=openat,open,socket,execve",
                                              "-o",     log};
        command.insert(command.begin(), strace.begin(), strace.end());
        Calls calls;
        draw(command, way);
        const std::string forbidden = fs::canonical(outside).string() + "/";
        for (const std::string& line : cli_tests::lines_of(cli_tests::bytes_of(log))) {
            static const std::regex success(
                R"rx((open|openat|socket|execve)\((?:AT_FDCWD, )?"?([^",]*).*\) = \d+.*)rx");
            std::smatch match;
            if (!std::regex_search(line, match, success)) {
                continue;
            }
            const fs::path path = match[2].str();
            const auto real = fs::weakly_canonical(path.is_absolute() ? path : spec / path).string();
            calls.outside += match[1].str().starts_with("open") && real.starts_with(forbidden) ? 1 : 0;
            calls.sockets += match[1] == "socket" ? 1 : 0;
            calls.programs += match[1] == "execve" ? 1 : 0;
        }
        return calls;
    }

    /// Draws a spec with this way, by a program and what comes before it.
    Result draw(std::vector<std::string> command, const Way& way) const {
        folder.write("spec/s.yaml", "map: m\nview: { bbox: [22, 44, 40, 53] }\nfurniture: []\noutputs: [svg]\n" +
                                        way.more + "layers:\n  - { id: a, " + way.layer + " }\n");
        cli_tests::Call call;
        call.folder = spec;
        call.change = {{"CONFLICTMAP_ROOT", project::root()}};
        const std::string first = command.front();
        command.erase(command.begin());
        command.insert(command.end(), {"render", "s.yaml", "--force", "-o", "out"});
        call.arguments = std::move(command);
        return cli_tests::run_other(first, call);
    }
};

/// Runs `act` in a process of its own that is confined, and returns what it returns.
int confined(const conflictmap::cli::Confines& confines, const std::function<int()>& act) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        conflictmap::cli::confine(confines);
        _exit(act());
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/// 0, or the error number of opening it.
int error_of_open(const fs::path& file, int flags) {
    return open(file.c_str(), flags, 0644) >= 0 ? 0 : errno;
}

bool kernel_has_landlock() {
    return conflictmap::cli::second_wall_of_kernel().landlock > 0;
}

} // namespace

TEST_CASE("a confined process opens what it may, and nothing else", "[hostile]") {
    if (!kernel_has_landlock()) {
        WARN("this kernel has no Landlock");
        return;
    }
    const Folder folder;
    for (const char* name : {"in", "out", "else"}) {
        fs::create_directory(folder.path() / name);
        folder.write(std::string(name) + "/old", "text");
    }
    fs::create_symlink(folder.path() / "else" / "old", folder.path() / "in" / "link");
    const conflictmap::cli::Confines confines{{folder.path() / "in"}, {folder.path() / "out"}, {}, false};
    const auto error = [&](const std::string& file, int flags) {
        return confined(confines, [&] { return error_of_open(folder.path() / file, flags); });
    };
    CHECK(error("in/old", O_RDONLY) == 0);
    CHECK(error("in/old", O_WRONLY) == EACCES);
    CHECK(error("in/new", O_WRONLY | O_CREAT) == EACCES);
    CHECK(error("in/link", O_RDONLY) == EACCES);
    CHECK(error("in/../else/old", O_RDONLY) == EACCES);
    CHECK(error("out/old", O_RDONLY) == 0);
    CHECK(error("out/made", O_WRONLY | O_CREAT) == 0);
    CHECK(error("else/old", O_RDONLY) == EACCES);
    CHECK(error("else/old", O_WRONLY | O_TRUNC) == EACCES);
    const auto old = (folder.path() / "else/old").string();
    CHECK(confined(confines, [&] { return truncate(old.c_str(), 0) == 0 ? 0 : errno; }) != 0);
    CHECK(confined(confines, [&] { return chmod(old.c_str(), 0777) == 0 ? 0 : errno; }) == EPERM);
    CHECK(cli_tests::bytes_of(old) == "text");
    CHECK(error("else", O_RDONLY | O_DIRECTORY) == EACCES);
    CHECK(error("/etc/passwd", O_RDONLY) == EACCES);
    CHECK((conflictmap::sanitized || error("/proc/self/environ", O_RDONLY) == EACCES));
    CHECK(error("/usr/share/fonts", O_RDONLY | O_DIRECTORY) == 0);
    CHECK(confined(confines, [&] {
              return rename((folder.path() / "out/old").c_str(), (folder.path() / "out/moved").c_str()) == 0 ? 0
                                                                                                             : errno;
          }) == 0);
    CHECK(confined(confines, [&] {
              return rename((folder.path() / "out/moved").c_str(), (folder.path() / "else/m").c_str()) == 0 ? 0 : errno;
          }) != 0);
    CHECK(confined(confines, [&] { return unlink((folder.path() / "else/old").c_str()) == 0 ? 0 : errno; }) == EACCES);
}

TEST_CASE("a confined process opens no socket and starts no program", "[hostile]") {
    if (!conflictmap::cli::second_wall_of_kernel().calls) {
        WARN("this kernel has no seccomp");
        return;
    }
    const auto error_of_socket = [] { return socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : errno; };
    const auto error_of_program = [] {
        char name[] = "/bin/true";
        char* arguments[] = {name, nullptr};
        execv(name, arguments);
        return errno;
    };
    CHECK(confined({{"/"}, {}, {}, false}, error_of_socket) == EPERM);
    CHECK(confined({{"/"}, {}, {}, false}, [] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ? 0 : errno; }) == EPERM);
    CHECK(confined({{"/"}, {}, {}, true}, error_of_socket) == 0);
    CHECK(confined({{"/"}, {}, {}, false}, error_of_program) == EPERM);
    CHECK(confined({{"/"}, {}, {}, true}, error_of_program) == EPERM);
    CHECK(confined({{"/"}, {}, {}, false}, [] {
              const pid_t child = fork(); // maps are drawn in processes of their own
              return child == 0 ? (_exit(0), 0) : child > 0 && waitpid(child, nullptr, 0) == child ? 0 : 1;
          }) == 0);
}

TEST_CASE("without the first wall, the second alone lets nothing outside be read", "[hostile]") {
    if (!kernel_has_landlock()) {
        WARN("this kernel has no Landlock");
        return;
    }
    const Site site;
    for (const Way& way : site.ways) {
        INFO(way.name);
        // Without both walls the way leads outside: otherwise it would show nothing.
        const Calls open = site.trace({project::old_kernel(), project::open_program()}, way);
        CHECK(open.outside + open.sockets > 0);
        const Calls walled = site.trace({project::open_program()}, way);
        CHECK(walled.outside == 0);
        CHECK(walled.sockets == 0);
        CHECK(walled.programs == 1); // the one that strace starts
    }
}

TEST_CASE("without the second wall, the first alone lets nothing outside be read", "[hostile]") {
    const Site site;
    for (const Way& way : site.ways) {
        INFO(way.name);
        const Result walled = site.draw({project::old_kernel(), project::program()}, way);
        INFO(walled.err);
        CHECK((walled.exit_code == 3 || walled.exit_code == 4));
        // The reason is the place, not another fault.
        static const std::regex place("outside|a link to a file|names a file|as a link|no source|unknown style");
        CHECK(std::regex_search(walled.err, place));
        CHECK_FALSE(fs::exists(site.spec / "out/m/m.svg"));
    }
}
