#include <algorithm>

#include <catch2/catch.hpp>

#include "job/roots.hpp"
#include "project.hpp"
#include "source/folder.hpp"

using namespace conflictmap;
using namespace conflictmap::job;
using source_tests::Folder;
namespace fs = std::filesystem;

TEST_CASE("the root is searched upwards from the spec", "[job]") {
    const Folder folder;
    fs::create_directories(folder.path / "project/geodata");
    fs::create_directories(folder.path / "project/styles/plain");
    fs::create_directories(folder.path / "project/maps/deep/deeper");
    fs::create_directories(folder.path / "elsewhere");
    folder.write("project/geodata/catalogue.yaml", "{}\n");
    for (const auto* start : {"project", "project/maps", "project/maps/deep/deeper", "project/geodata"}) {
        INFO(start);
        Diagnostics diagnostics;
        const auto root = find_root(folder.path / start, diagnostics);
        REQUIRE(root);
        CHECK(diagnostics.all().empty());
        CHECK(fs::equivalent(root->folder, folder.path / "project"));
        CHECK(fs::equivalent(root->geodata(), folder.path / "project/geodata"));
        CHECK(fs::equivalent(root->styles(), folder.path / "project/styles"));
        CHECK(root->maps() == root->folder / "maps");
    }
    // geodata/ without styles/ is not a root.
    fs::remove_all(folder.path / "project/styles");
    Diagnostics diagnostics;
    const auto other = find_root(folder.path / "project/maps", diagnostics);
    CHECK((!other || !fs::equivalent(other->folder, folder.path / "project")));
}

TEST_CASE("the environment variable may set the root", "[job]") {
    const Folder folder;
    fs::create_directories(folder.path / "geodata");
    fs::create_directories(folder.path / "styles");
    folder.write("geodata/catalogue.yaml", "{}\n");
    const char* known = std::getenv("CONFLICTMAP_ROOT");
    const std::string before = known == nullptr ? "" : known;
    REQUIRE(setenv("CONFLICTMAP_ROOT", folder.path.c_str(), 1) == 0);
    Diagnostics diagnostics;
    const auto root = find_root(fs::path(project::root()) / "maps", diagnostics);
    if (known == nullptr) {
        unsetenv("CONFLICTMAP_ROOT");
    } else {
        setenv("CONFLICTMAP_ROOT", before.c_str(), 1);
    }
    REQUIRE(root);
    CHECK(fs::equivalent(root->folder, folder.path));
}

TEST_CASE("the shipped styles", "[job]") {
    const auto names = style_names({fs::path(project::root())});
    CHECK(std::is_sorted(names.begin(), names.end()));
    CHECK(std::find(names.begin(), names.end(), "report-light") != names.end());
    const Folder folder;
    fs::create_directories(folder.path / "styles/b");
    fs::create_directories(folder.path / "styles/a");
    fs::create_directories(folder.path / "styles/empty");
    folder.write("styles/a/style.yaml", "");
    folder.write("styles/b/style.yaml", "");
    CHECK(style_names({folder.path}) == std::vector<std::string>{"a", "b"});
    CHECK(style_names({folder.path / "nowhere"}).empty());
}
