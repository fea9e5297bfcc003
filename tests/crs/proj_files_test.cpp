#include <catch2/catch.hpp>

#include <filesystem>

#include <proj.h>

#include "cli/program.hpp"
#include "crs/proj_files.hpp"

namespace crs = conflictmap::crs;

namespace {

bool makes(PJ_CONTEXT* context, const std::string& definition) {
    PJ* object = proj_create(context, definition.c_str());
    proj_destroy(object);
    return object != nullptr;
}

/// PROJ's own folder with its database.
std::filesystem::path data_folder() {
    return std::filesystem::path(proj_context_get_database_path(nullptr)).parent_path();
}

} // namespace

TEST_CASE("a bound context opens PROJ's own data and nothing else", "[crs]") {
    const cli_tests::Folder folder;
    const std::string step = "+proj=hgridshift +grids=";
    const auto own = data_folder() / "ntf_r93.gsb";
    REQUIRE(std::filesystem::is_regular_file(own)); // of the package proj-data
    const auto copy = folder.path() / "copy.gsb";
    std::filesystem::copy_file(own, copy);
    const auto context = crs::make_context();
    const crs::Refusals refusals;
    CHECK(makes(context.get(), "EPSG:32636"));
    CHECK(makes(context.get(), step + "ntf_r93.gsb"));
    CHECK(makes(context.get(), step + own.string()));
    CHECK(refusals.names().empty());
    const auto up = (data_folder() / "..").string() + "/.." + "/.." + copy.string();
    for (const auto& file : {copy.string(), up, std::string("/etc/passwd"), std::string("/no/such/file"),
                             std::string("/dev/zero"), (data_folder() / "no-such-grid.gsb").string(),
                             data_folder().string(), std::string("./copy.gsb"), std::string("~/copy.gsb")}) {
        INFO(file);
        CHECK_FALSE(makes(context.get(), step + file));
    }
    CHECK(refusals.names().size() >= 6);
    CHECK(refusals.names().front() == copy.string());
    // The same file is a grid to a context of PROJ that is free.
    PJ_CONTEXT* open = proj_context_create();
    CHECK(makes(open, step + copy.string()));
    proj_context_destroy(open);
}

TEST_CASE("a name that PROJ does not have is not looked for in the working folder", "[crs]") {
    const cli_tests::Folder folder;
    std::filesystem::copy_file(data_folder() / "ntf_r93.gsb", folder.path() / "here-only.gsb");
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    const auto context = crs::make_context();
    const crs::Refusals refusals;
    CHECK_FALSE(makes(context.get(), "+proj=hgridshift +grids=here-only.gsb"));
    CHECK(refusals.names().empty());
    PJ_CONTEXT* open = proj_context_create();
    CHECK(makes(open, "+proj=hgridshift +grids=here-only.gsb"));
    proj_context_destroy(open);
    std::filesystem::current_path(before);
}

TEST_CASE("the context of another library is bound when it asks for a file", "[crs]") {
    const cli_tests::Folder folder;
    const auto copy = folder.path() / "copy.gsb";
    std::filesystem::copy_file(data_folder() / "ntf_r93.gsb", copy);
    const auto second = folder.path() / "second.gsb"; // a grid once opened is not asked for at once again
    std::filesystem::copy_file(copy, second);
    PJ_CONTEXT* other = nullptr;
    CHECK_FALSE(crs::bind_context_of([&] { other = proj_context_create(); }));
    CHECK(makes(other, "+proj=hgridshift +grids=" + second.string()));
    CHECK(crs::bind_context_of([&] { makes(other, "+proj=hgridshift +grids=no-such-grid"); }));
    CHECK_FALSE(makes(other, "+proj=hgridshift +grids=" + copy.string()));
    CHECK(makes(other, "EPSG:4326"));
    proj_context_destroy(other);
}

TEST_CASE("PROJ's folders are known before it is loaded", "[crs]") {
    const auto possible = crs::possible_data_folders();
    REQUIRE_FALSE(crs::data_folders().empty());
    for (const auto& folder : crs::data_folders()) {
        INFO(folder.string());
        CHECK(std::find(possible.begin(), possible.end(), folder) != possible.end());
    }
}
