// Hints about files: they tell of the spec's folder and the data alone, whatever a spec asks for.
#include <fstream>

#include <catch2/catch.hpp>

#include "cli/program.hpp"
#include "shared.hpp"

namespace fs = std::filesystem;
using shared::has;

namespace {

std::string checked(const cli_tests::Folder& folder, const std::string& source,
                    const std::vector<std::string>& more = {}) {
    folder.write("m.yaml", "map: m\nview: { bbox: [20, 40, 45, 55] }\nlayers:\n  - { id: l, class: place, source: \"" +
                               source + "\" }\noutputs: [svg]\n");
    cli_tests::Call call;
    call.folder = folder.path();
    call.arguments = {"check", "m.yaml"};
    call.arguments.insert(call.arguments.end(), more.begin(), more.end());
    const auto result = cli_tests::run(call);
    CHECK(result.exit_code >= 3);
    return result.err;
}

} // namespace

TEST_CASE("no hint tells a name of a folder outside", "[hostile]") {
    const cli_tests::Folder folder;
    const fs::path outside = folder.path().parent_path() / "outside";
    fs::create_directories(outside / "secret-folder.csv");
    for (const auto& place : {outside, outside.parent_path()}) {
        std::ofstream(place / "secret-plan.csv") << "lon,lat\n30,50\n";
    }
    fs::create_directory(folder.path() / "sub");
    fs::create_directory_symlink(outside, folder.path() / "link");
    fs::create_directory_symlink(outside, folder.path() / "sub" / "link");
    fs::create_symlink(outside / "secret-plan.csv", folder.path() / "secret-link.csv");
    fs::create_directory_symlink("..", folder.path() / "up");
    for (const std::string source :
         {"../secret-plam.csv", "../outside/secret-plam.csv", "sub/../../secret-plam.csv", "./../secret-plam.csv",
          "sub/../../outside/secret-folde.csv", "link/secret-plam.csv", "./link/secret-plam.csv",
          "sub/link/secret-plam.csv", "link/../secret-plam.csv", "up/secret-plam.csv", "up/outside/secret-plam.csv",
          "sub/../link/secret-plam.csv", "secret-lin.csv", "./secret-lin.csv", "../../../../../root/.np",
          "../../../../../etc/passwe", "link//secret-plam.csv", "up/../secret-plam.csv"}) {
        INFO(source);
        const auto told = checked(folder, source);
        INFO(told);
        const auto hint = told.substr(told.rfind('('));
        for (const auto* name : {"secret-plan", "secret-folder", "secret-link", ".npm", "passwd"}) {
            CHECK_FALSE(has(hint, name));
        }
        CHECK(has(told, "error: "));
    }
    const auto absolute = checked(folder, (outside / "secret-plam.csv").string());
    CHECK_FALSE(has(absolute, "secret-plan"));
}

TEST_CASE("hints tell names that the spec may use", "[hostile]") {
    const cli_tests::Folder folder;
    fs::create_directory(folder.path() / "sub");
    for (const auto* name : {"towns.csv", "sub/rivers.csv"}) {
        folder.write(name, "lon,lat\n30,50\n");
    }
    CHECK(has(checked(folder, "town.csv"), "did you mean 'towns.csv'?"));
    CHECK(has(checked(folder, "sub/river.csv"), "did you mean 'sub/rivers.csv'?"));
    CHECK(has(checked(folder, "base/place"), "did you mean 'base/places'?"));
    // A folder that the command line allows is open to hints as well.
    const fs::path allowed = folder.path().parent_path() / "allowed";
    fs::create_directory(allowed);
    std::ofstream(allowed / "events.csv") << "lon,lat\n30,50\n";
    CHECK_FALSE(has(checked(folder, "../allowed/event.csv"), "events.csv"));
    CHECK(has(checked(folder, "../allowed/event.csv", {"--allow-path", allowed.string()}),
              "did you mean '../allowed/events.csv'?"));
}
