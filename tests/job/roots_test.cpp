#include <algorithm>
#include <cstdlib>
#include <optional>

#include <catch2/catch.hpp>

#include "job/roots.hpp"
#include "project.hpp"
#include "source/folder.hpp"

using namespace conflictmap;
using namespace conflictmap::job;
using source_tests::Folder;
namespace fs = std::filesystem;

namespace {

/// CONFLICTMAP_ROOT while it lives; null: not set.
class Environment {
public:
    explicit Environment(const char* value) {
        if (const char* known = std::getenv(name)) {
            before_ = known;
        }
        set(value);
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    ~Environment() { set(before_ ? before_->c_str() : nullptr); }

private:
    static void set(const char* value) { CHECK((value == nullptr ? unsetenv(name) : setenv(name, value, 1)) == 0); }
    static constexpr const char* name = "CONFLICTMAP_ROOT";
    std::optional<std::string> before_;
};

void write_root(const Folder& folder, const std::string& below) {
    fs::create_directories(folder.path / below / "geodata");
    fs::create_directories(folder.path / below / "styles");
    folder.write(below + "/geodata/catalogue.yaml", "{}\n");
}

} // namespace

TEST_CASE("a root is never found near the working folder or upwards from it", "[job][hostile]") {
    const Folder folder;
    write_root(folder, ".");
    fs::create_directories(folder.path / "maps/deep");
    const Environment none(nullptr);
    const fs::path before = fs::current_path();
    for (const char* inside : {".", "maps", "maps/deep", "geodata"}) {
        INFO(inside);
        fs::current_path(folder.path / inside);
        Diagnostics diagnostics;
        const auto root = find_root(diagnostics);
        const bool own = root && fs::equivalent(root->folder, project::root()); // of this program's build folder
        fs::current_path(before);
        CHECK(diagnostics.all().empty());
        CHECK(own);
    }
}

TEST_CASE("a root can be named by an option or by the environment", "[job]") {
    const Folder folder;
    write_root(folder, "one");
    write_root(folder, "two");
    const Environment one((folder.path / "one").c_str());
    Diagnostics diagnostics;
    const auto root = find_root(diagnostics);
    REQUIRE(root);
    CHECK(fs::equivalent(root->folder, folder.path / "one"));
    CHECK(fs::equivalent(root->geodata(), folder.path / "one/geodata"));
    CHECK(fs::equivalent(root->styles(), folder.path / "one/styles"));
    CHECK(root->maps() == root->folder / "maps");
    const auto given = find_root(diagnostics, folder.path / "two");
    REQUIRE(given);
    CHECK(fs::equivalent(given->folder, folder.path / "two"));
    CHECK(diagnostics.all().empty());
}

TEST_CASE("a folder that was named and is no root is an error, and no other folder is used", "[job]") {
    const Folder folder;
    fs::create_directories(folder.path / "geodata");
    folder.write("geodata/catalogue.yaml", "{}\n"); // styles/ is missing
    Diagnostics diagnostics;
    CHECK_FALSE(find_root(diagnostics, folder.path));
    const Environment here(folder.path.c_str());
    CHECK_FALSE(find_root(diagnostics));
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(diagnostics.all()[0].code == "no-geodata");
    CHECK(diagnostics.all()[0].message == "this folder does not contain geodata/ and styles/");
    CHECK(diagnostics.all()[1].message ==
          "this folder, named by CONFLICTMAP_ROOT, does not contain geodata/ and styles/");
    CHECK(diagnostics.all()[1].place.file == folder.path.string());
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
