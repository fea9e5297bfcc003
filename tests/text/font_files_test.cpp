#include "text/font_files.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

using namespace conflictmap;
using namespace conflictmap::text;
namespace fs = std::filesystem;

namespace {

/// A folder with empty files of these names, removed at the end.
struct Folder {
    fs::path path;
    explicit Folder(const std::vector<std::string>& names) {
        std::string name = (fs::temp_directory_path() / "conflictmap-fonts-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
        for (const std::string& file : names) {
            std::ofstream(path / file) << "";
        }
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }
};

std::string file_of(const FontFolders& folders, Weight weight, bool italic) {
    const auto file = face_file(folders, Font{.family = "My Sans", .weight = weight, .italic = italic});
    return file ? file->filename().string() : "";
}

} // namespace

TEST_CASE("a missing face has a fixed fallback", "[text][fonts]") {
    SECTION("bold replaces semibold") {
        const Folder folder({"MySans-Regular.ttf", "MySans-Bold.ttf", "MySans-BoldItalic.ttf", "MySans-Italic.ttf"});
        CHECK(file_of({folder.path}, Weight::semibold, false) == "MySans-Bold.ttf");
        CHECK(file_of({folder.path}, Weight::semibold, true) == "MySans-BoldItalic.ttf");
        CHECK(file_of({folder.path}, Weight::regular, true) == "MySans-Italic.ttf");
        CHECK(file_of({folder.path}, Weight::regular, false) == "MySans-Regular.ttf");
    }
    SECTION("semibold is used if it is installed") {
        const Folder folder({"MySans-Regular.ttf", "MySans-Bold.ttf", "MySans-SemiBold.ttf"});
        CHECK(file_of({folder.path}, Weight::semibold, false) == "MySans-SemiBold.ttf");
        CHECK(file_of({folder.path}, Weight::bold, false) == "MySans-Bold.ttf");
    }
    SECTION("an upright bold replaces a bold italic") {
        const Folder folder({"MySans-Regular.ttf", "MySans-Bold.ttf"});
        CHECK(file_of({folder.path}, Weight::bold, true) == "MySans-Bold.ttf");
        CHECK(file_of({folder.path}, Weight::regular, true) == "MySans-Regular.ttf");
    }
    SECTION("a family needs an upright regular face") {
        const Folder folder({"MySans-Bold.ttf"});
        CHECK(file_of({folder.path}, Weight::bold, false).empty());
    }
}

TEST_CASE("the first folder that has the face wins", "[text][fonts]") {
    const Folder one({"MySans-Regular.ttf"});
    const Folder two({"MySans-Regular.ttf", "MySans-Bold.ttf"});
    CHECK(face_file({one.path, two.path}, Font{.family = "My Sans"})->parent_path() == one.path);
    CHECK(face_file({one.path, two.path}, Font{.family = "My Sans", .weight = Weight::bold})->parent_path() ==
          two.path);
}

TEST_CASE("a family's name cannot lead outside the font folders", "[text][fonts]") {
    const Folder folder({"MySans-Regular.ttf"});
    fs::create_directory(folder.path / "sub");
    CHECK_FALSE(face_file({folder.path / "sub"}, Font{.family = "../My Sans"}));
    CHECK_FALSE(face_file({folder.path / "sub"}, Font{.family = ""}));
    CHECK(face_file({folder.path}, Font{.family = "My Sans"}));
}

TEST_CASE("scripts are supplied by the fonts that are installed", "[text][fonts]") {
    const FontFolders noto = default_font_folders();
    CHECK(lending_families(noto, "Noto Sans", "Arab") == std::vector<std::string>{"Noto Sans Arabic"});
    CHECK(lending_families(noto, "Noto Serif", "Geor") == std::vector<std::string>{"Noto Serif Georgian"});
    CHECK(lending_families(noto, "Noto Serif", "Arab") == std::vector<std::string>{"Noto Sans Arabic"});
    CHECK(lending_families(noto, "Noto Sans", "Tibt") == std::vector<std::string>{"Noto Serif Tibetan"});
    CHECK(lending_families(noto, "Noto Sans", "Zyyy").size() == 3);
    CHECK(lending_families(noto, "Noto Sans", "Latn").empty());
    const Folder none({"MySans-Regular.ttf"});
    CHECK(lending_families({none.path}, "My Sans", "Arab").empty());
}
