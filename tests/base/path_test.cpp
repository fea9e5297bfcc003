#include "base/path.hpp"

#include <catch2/catch.hpp>

#include "source/folder.hpp"

using namespace conflictmap;
using source_tests::Folder;
namespace fs = std::filesystem;

TEST_CASE("paths below a folder, with links resolved", "[base]") {
    const Folder folder;
    const fs::path root = folder.path / "root";
    fs::create_directories(root / "in");
    folder.write("outside", "");
    folder.write("root/in/file", "");
    CHECK(path_below(root / "in/file", root) == fs::path("in/file"));
    CHECK(path_below(root / "in/../in/file", root) == fs::path("in/file"));
    CHECK(path_below(root, root) == fs::path("."));
    CHECK(is_below(root / "new/file", root)); // it need not exist
    CHECK(is_below(root / "in", folder.path / "root/"));
    CHECK_FALSE(is_below(folder.path, root));
    CHECK_FALSE(is_below(folder.path / "root-2", root)); // only the start of a folder's name
    CHECK_FALSE(is_below(root / "../outside", root));
    CHECK_FALSE(is_below(root / "new/../../outside", root));
    CHECK_FALSE(is_below("", root));
    CHECK_FALSE(is_below(root, ""));

    fs::create_symlink(folder.path / "outside", root / "link-out");
    fs::create_symlink(root / "in", folder.path / "link-in");
    fs::create_symlink(folder.path, root / "in/up");
    fs::create_symlink(root / "loop", root / "loop");
    CHECK_FALSE(is_below(root / "link-out", root));
    CHECK_FALSE(is_below(root / "in/up/outside", root));
    CHECK_FALSE(is_below(root / "loop", root));
    CHECK(path_below(folder.path / "link-in/file", root) == fs::path("in/file"));
    CHECK(is_below(root / "in/file", folder.path / "link-in"));
}

TEST_CASE("relative paths start from the working folder", "[base]") {
    CHECK(is_below("no/such/file", "."));
    CHECK(is_below("no/such/file", fs::current_path()));
    CHECK(path_below("no/such/file", "no") == fs::path("such/file"));
    CHECK_FALSE(is_below("../file", "."));
}
