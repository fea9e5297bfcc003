// Where files are: links, "..", pipes and devices in every place from which the program reads, and where it writes.
#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <array>

#include "cli/program.hpp"
#include "project.hpp"

namespace fs = std::filesystem;
using cli_tests::Folder;
using cli_tests::Result;

namespace {

Result run(const fs::path& folder, std::vector<std::string> arguments) {
    cli_tests::Call call;
    call.folder = folder;
    call.arguments = std::move(arguments);
    call.change = {{"CONFLICTMAP_ROOT", project::root()}};
    return cli_tests::run(call);
}

std::string with_source(const std::string& source) {
    return "map: m\nview: { bbox: [22, 44, 40, 53] }\nfurniture: []\noutputs: [svg]\nlayers:\n"
           "  - { id: a, source: \"" +
           source + "\", class: place, crs: \"EPSG:4326\" }\n";
}

constexpr const char* secret = R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"secret"},
"geometry":{"type":"Point","coordinates":[30,50]}}]})";

/// Copies a shipped shapefile as `stem` without the endings named.
void copy_shapefile(const fs::path& folder, const std::string& stem, const std::string& without) {
    for (const std::string ending : {"shp", "shx", "dbf", "prj", "cpg"}) {
        if (ending != without) {
            fs::copy_file(fs::path(project::root()) / "geodata/areas" / ("donbas." + ending),
                          folder / (stem + "." + ending));
        }
    }
}

} // namespace

TEST_CASE("no way of writing a path leads outside the folder of the spec", "[hostile]") {
    const Folder folder;
    const fs::path spec = folder.path() / "spec";
    const fs::path outside = folder.path() / "outside";
    fs::create_directories(spec / "dir");
    fs::create_directories(outside / "deep");
    folder.write("outside/secret.geojson", secret);
    folder.write("outside/dir/secret.geojson", secret);
    folder.write("outside/secret.csv", "lon,lat\n30,50\n");
    folder.write("spec/dir/fine.geojson", secret);
    fs::create_directory_symlink(outside / "deep", spec / "link");
    fs::create_directory_symlink(outside, spec / "all");
    fs::create_directory_symlink("../outside", spec / "relative");
    fs::create_symlink(outside / "secret.geojson", spec / "file.geojson");
    fs::create_symlink("file.geojson", spec / "again.geojson");
    fs::create_symlink("../outside/secret.csv", spec / "file.csv");
    fs::create_symlink(spec / "loop.geojson", spec / "loop.geojson");
    fs::create_symlink("/proc/self/cwd/../outside/secret.geojson", spec / "proc.geojson");
    const std::vector<std::string> ways{"link/../secret.geojson",
                                        "link/../dir/secret.geojson",
                                        "all/secret.geojson",
                                        "relative/secret.geojson",
                                        "file.geojson",
                                        "again.geojson",
                                        "file.csv",
                                        "proc.geojson",
                                        "../outside/secret.geojson",
                                        "dir/../../outside/secret.geojson",
                                        "./link/./../secret.geojson",
                                        (outside / "secret.geojson").string(),
                                        "/proc/self/cwd/../outside/secret.geojson",
                                        "loop.geojson"};
    for (const std::string& way : ways) {
        INFO(way);
        folder.write("spec/s.yaml", with_source(way));
        const Result result = run(spec, {"render", "s.yaml", "-o", "out", "--force"});
        INFO(result.err);
        CHECK(result.exit_code >= 3);
        CHECK_FALSE(fs::exists(spec / "out/m/m.svg"));
        CHECK(result.err.find("internal") == std::string::npos);
    }
    // The same place inside is read, so that the tests above do not pass for another reason.
    folder.write("spec/s.yaml", with_source("link/../../spec/dir/fine.geojson"));
    const Result fine = run(spec, {"render", "s.yaml", "-o", "out"});
    INFO(fine.err);
    CHECK(fine.exit_code == 0);
    CHECK(fs::exists(spec / "out/m/m.svg"));
}

TEST_CASE("files that belong to a source are held to the same places and kinds", "[hostile]") {
    for (const std::string ending : {"shx", "dbf", "prj", "cpg", "qix", "sbn"}) {
        for (const bool pipe : {true, false}) {
            INFO(ending << (pipe ? " as a pipe" : " as a link out"));
            const Folder folder;
            fs::create_directories(folder.path() / "spec");
            fs::create_directories(folder.path() / "outside");
            copy_shapefile(folder.path() / "spec", "a", ending);
            folder.write("outside/x", "secret");
            const fs::path companion = folder.path() / "spec" / ("a." + ending);
            if (pipe) {
                REQUIRE(mkfifo(companion.c_str(), 0600) == 0);
            } else {
                fs::create_symlink("../outside/x", companion);
            }
            folder.write("spec/s.yaml", with_source("a.shp"));
            const Result result = run(folder.path() / "spec", {"check", "s.yaml", "--deadline", "5"});
            INFO(result.err);
            CHECK(result.exit_code == 4);
            CHECK(result.err.find(pipe ? "it is a pipe" : "a link to a file that may not be read") !=
                  std::string::npos);
        }
    }
}

TEST_CASE("pipes, devices and folders are refused at once in every place", "[hostile]") {
    const std::array<const char*, 6> places{"s.yaml",        "data.csv",         "data.geojson",
                                            "st/style.yaml", "st/symbols/s.svg", "logo.svg"};
    for (const char* place : places) {
        for (const char* what : {"pipe", "zero", "folder"}) {
            INFO(place << " as " << what);
            const Folder folder;
            fs::create_directories(folder.path() / "st/symbols");
            folder.write("st/style.yaml", "style: st\nextends: report-light\n");
            folder.write("data.csv", "lon,lat\n30,50\n");
            folder.write("data.geojson", secret);
            folder.write("logo.svg", "<svg viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>");
            folder.write("s.yaml", "map: m\nstyle: st\nview: { bbox: [22, 44, 40, 53] }\n"
                                   "furniture: [ logo: { file: logo.svg } ]\nlayers:\n"
                                   "  - { id: a, source: data.csv, class: place }\n"
                                   "  - { id: b, source: data.geojson, class: place }\n");
            const fs::path file = folder.path() / place;
            fs::remove(file);
            if (std::string(what) == "pipe") {
                REQUIRE(mkfifo(file.c_str(), 0600) == 0);
            } else if (std::string(what) == "zero") {
                fs::create_symlink("/dev/zero", file);
            } else {
                fs::create_directory(file);
            }
            const Result result = run(folder.path(), {"check", "s.yaml", "--deadline", "5"});
            INFO(result.err);
            CHECK((result.exit_code == 3 || result.exit_code == 4));
            CHECK(result.err.find("deadline") == std::string::npos);
            CHECK(result.err.find("internal") == std::string::npos);
        }
    }
}

TEST_CASE("a folder with geodata/ and styles/ near a spec is not the program's", "[hostile]") {
    const Folder folder;
    fs::create_directories(folder.path() / "geodata");
    fs::create_directories(folder.path() / "styles");
    fs::create_symlink("/etc/passwd", folder.path() / "geodata/catalogue.yaml");
    folder.write("s.yaml", with_source("base/places"));
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"check", "s.yaml"};
    call.change = {{"CONFLICTMAP_ROOT", std::nullopt}};
    const Result own = cli_tests::run(call); // of the build folder that the program is in
    INFO(own.err);
    CHECK(own.exit_code == 0);
    call.change = {{"CONFLICTMAP_ROOT", folder.path().string()}}; // trusted, since the user says so
    CHECK(cli_tests::run(call).exit_code == 3);
}

TEST_CASE("a project's catalogue may do no more than the spec that names it", "[hostile]") {
    const Folder folder;
    const fs::path spec = folder.path() / "spec";
    fs::create_directories(spec / "sub");
    fs::create_directories(folder.path() / "outside");
    folder.write("outside/secret.csv", "lon,lat\n30,50\n");
    folder.write("outside/c.yaml", "own/a: { file: secret.csv, licence: MIT }\n");
    folder.write("spec/a.csv", "lon,lat\n30,50\n");
    fs::create_symlink("/etc/passwd", spec / "passwd.yaml");
    fs::create_symlink("/dev/zero", spec / "zero.yaml");
    fs::create_symlink("../outside/c.yaml", spec / "link.yaml");
    fs::create_symlink("../outside/secret.csv", spec / "link.csv");
    fs::create_directory_symlink("../outside", spec / "up");
    fs::create_symlink(spec / "loop.yaml", spec / "loop.yaml");
    REQUIRE(mkfifo((spec / "pipe.yaml").c_str(), 0600) == 0);
    const auto render = [&](const std::string& catalogue, std::vector<std::string> more = {}) {
        folder.write("spec/s.yaml", with_source("own/a") + "catalogue: " + catalogue + "\n");
        std::vector<std::string> arguments{"render", "s.yaml", "-o", "out", "--force", "--deadline", "10"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        fs::remove_all(spec / "out");
        return run(spec, arguments);
    };
    const auto refused = [&](const std::string& catalogue, const std::string& says) {
        const Result result = render(catalogue);
        INFO(catalogue << ": " << result.err.substr(0, 2000));
        CHECK(result.exit_code == 3);
        CHECK(result.err.find(says) != std::string::npos);
        CHECK(result.err.find("root:") == std::string::npos); // nothing of /etc/passwd
        CHECK(result.err.find("deadline") == std::string::npos);
        CHECK(result.err.find('\x1B') == std::string::npos);
        CHECK_FALSE(fs::exists(spec / "out/m/m.svg"));
    };
    // The catalogue itself.
    refused("passwd.yaml", "lies outside the spec's folder");
    refused("link.yaml", "lies outside the spec's folder");
    refused("up/c.yaml", "lies outside the spec's folder");
    refused("../outside/c.yaml", "lies outside the spec's folder");
    refused("/etc/passwd", "lies outside the spec's folder");
    refused("zero.yaml", "no file 'zero.yaml'");
    refused("pipe.yaml", "no file 'pipe.yaml'");
    refused("loop.yaml", "no file 'loop.yaml'");
    refused("sub", "no file 'sub'");
    refused("\"n\\e[2J.yaml\"", "no file 'n\\x1b[2J.yaml'");
    // What it holds.
    const auto holds = [&](const std::string& text, const std::string& says) {
        folder.write("spec/c.yaml", text);
        refused("c.yaml", says);
    };
    for (const std::string file :
         {"../../etc/passwd", "/etc/passwd", "link.csv", "up/secret.csv", "../outside/secret.csv", "/dev/zero",
          "/vsicurl/http://127.0.0.1:9/a.geojson", "sub/../../outside/none.csv"}) {
        holds("own/a: { file: \"" + file + "\", licence: MIT }\n", "outside the folders of the spec");
        holds("own/a: { file: a.csv, licence: MIT, parts: { p: \"" + file + "\" } }\n",
              "outside the folders of the spec");
    }
    for (const std::string name : {"base/countries", "countries", "areas/ukraine", "control"}) {
        holds("own/a: { file: a.csv, licence: MIT }\n" + name + ": { file: a.csv, licence: MIT }\n", "would hide '");
    }
    holds("region: { area: own/a }\nown/a: { file: a.csv, licence: MIT }\n", "only the program's own catalogue");
    holds("a: &a [x,x]\nb: [*a,*a]\n", "anchors");
    holds(std::string(100'000, '['), "64 levels");
    holds("own/a: " + std::string(1'000'000, 'a'), "1000000 bytes");
    holds("\"k\\e[2J\": { file: a.csv, licence: MIT, \"\\e[2Jx\": 1 }\n", "unknown key '\\x1b[2Jx'");
    // A file that is a pipe is refused where it is read.
    REQUIRE(mkfifo((spec / "pipe.csv").c_str(), 0600) == 0);
    folder.write("spec/c.yaml", "own/a: { file: pipe.csv, licence: MIT }\n");
    const Result pipe = render("c.yaml");
    INFO(pipe.err);
    CHECK(pipe.exit_code == 4);
    CHECK(pipe.err.find("deadline") == std::string::npos);
    std::string many = "[c.yaml";
    for (int i = 0; i < 16; ++i) {
        many += ", c.yaml";
    }
    refused(many + "]", "16 catalogues");
    // The same inside works, so that the tests above do not pass for another reason.
    folder.write("spec/sub/c.yaml", "own/a: { file: ../a.csv, licence: MIT }\n");
    const Result fine = render("[sub/c.yaml]");
    INFO(fine.err);
    CHECK(fine.exit_code == 0);
    CHECK(fs::exists(spec / "out/m/m.svg"));
    const Result allowed = render("../outside/c.yaml", {"--allow-path", "../outside"});
    INFO(allowed.err);
    CHECK(allowed.exit_code == 0);
}

TEST_CASE("a style's folder of pictograms cannot be a link out", "[hostile]") {
    const Folder folder;
    fs::create_directories(folder.path() / "spec/st");
    fs::create_directories(folder.path() / "outside");
    folder.write("outside/s.svg", "<svg viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>");
    fs::create_directory_symlink("../../outside", folder.path() / "spec/st/symbols");
    folder.write("spec/st/style.yaml", "style: st\nextends: report-light\n");
    folder.write("spec/s.yaml", "map: m\nstyle: st\nview: { bbox: [22, 44, 40, 53] }\nlayers: []\n");
    const Result result = run(folder.path() / "spec", {"check", "s.yaml"});
    INFO(result.err);
    CHECK(result.exit_code == 3);
    CHECK(result.err.find("outside the folders that may be read") != std::string::npos);
}

TEST_CASE("a map is not written through a link below the output folder", "[hostile]") {
    const Folder folder;
    fs::create_directories(folder.path() / "elsewhere");
    fs::create_directories(folder.path() / "out");
    fs::create_directory_symlink("../elsewhere", folder.path() / "out/m");
    folder.write("s.yaml", with_source("base/places"));
    const Result result = run(folder.path(), {"render", "s.yaml", "-o", "out"});
    INFO(result.err);
    CHECK(result.exit_code == 1);
    CHECK(result.err.find("the folder of the map is a link") != std::string::npos);
    CHECK(fs::is_empty(folder.path() / "elsewhere"));
    // The folder that the user names may be one.
    fs::create_directory_symlink("elsewhere", folder.path() / "named");
    const Result named = run(folder.path(), {"render", "s.yaml", "-o", "named"});
    INFO(named.err);
    CHECK(named.exit_code == 0);
    CHECK(fs::exists(folder.path() / "elsewhere/m/m.svg"));
}

TEST_CASE("verify reads what a manifest names only in folders that it may read", "[hostile]") {
    const Folder folder;
    fs::create_directories(folder.path() / "spec");
    fs::create_directories(folder.path() / "outside");
    folder.write("outside/secret", "secret");
    folder.write("spec/s.yaml", with_source("base/places"));
    REQUIRE(run(folder.path() / "spec", {"render", "s.yaml", "-o", "out"}).exit_code == 0);
    const fs::path manifest = folder.path() / "spec/out/m/m.json";
    const std::string written = cli_tests::bytes_of(manifest);
    REQUIRE(run(folder.path() / "spec", {"verify", "out/m/m.json"}).exit_code == 0);
    fs::create_symlink("../../../outside/secret", folder.path() / "spec/out/m/link");
    REQUIRE(mkfifo((folder.path() / "spec/out/m/pipe").c_str(), 0600) == 0);
    const std::string name = "\"../../s.yaml\"";
    REQUIRE(written.find(name) != std::string::npos);
    for (const std::string other : {"../../../outside/secret", "./link", "./pipe", "../../../../../../../../dev/zero",
                                    "../../../../../../../../etc/passwd", "fonts/../../../../../etc/passwd"}) {
        INFO(other);
        std::string changed = written;
        changed.replace(changed.find(name), name.size(), "\"" + other + "\"");
        folder.write("spec/out/m/m.json", changed);
        const Result result = run(folder.path() / "spec", {"verify", "out/m/m.json"});
        INFO(result.err);
        CHECK(result.exit_code != 0);
        CHECK(result.err.find("has changed") == std::string::npos); // It was not read.
    }
    std::string changed = written;
    changed.replace(changed.find(name), name.size(), "\"../../../outside/secret\"");
    folder.write("spec/out/m/m.json", changed);
    const Result allowed = run(folder.path() / "spec", {"verify", "out/m/m.json", "--allow-path", "../outside"});
    CHECK(allowed.err.find("has changed") != std::string::npos);
}
