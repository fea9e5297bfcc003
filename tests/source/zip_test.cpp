#include <cstring>
#include <memory>

#include <catch2/catch.hpp>
#include <zip.h>

#include "folder.hpp"
#include "source/outcome.hpp"

using namespace conflictmap;
using namespace conflictmap::source;
using source_tests::Folder;
using source_tests::read_file;
namespace fs = std::filesystem;

namespace {

/// An archive of files, by their names in it.
fs::path archive(const Folder& folder, const std::map<std::string, std::string>& members) {
    const auto path = folder.path / "a.zip";
    fs::remove(path);
    zip_t* zip = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    REQUIRE(zip != nullptr);
    for (const auto& [name, bytes] : members) {
        zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
        REQUIRE(zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    REQUIRE(zip_close(zip) == 0);
    return path;
}

/// The members of a shipped set under a stem.
std::map<std::string, std::string> members(const Folder& folder, const std::string& stem) {
    std::map<std::string, std::string> all;
    folder.copy_shapefile("areas/donbas", "d");
    for (const auto* ending : {"shp", "shx", "dbf", "prj", "cpg"}) {
        all[stem + "." + ending] = folder.bytes(std::string("d.") + ending);
    }
    return all;
}

} // namespace

TEST_CASE("a shapefile in a zip is read like one without a zip", "[source][zip]") {
    const Folder folder;
    for (const auto* stem : {"d", "folder/in/folder/Карта", "../../../tmp/x", "/etc/passwd"}) {
        INFO(stem);
        const auto outcome = read_file(archive(folder, members(folder, stem)));
        INFO(outcome.messages());
        REQUIRE(outcome.table);
        CHECK(outcome.codes().empty());
        CHECK(outcome.table->features.size() == 2);
        CHECK(outcome.table->ledger.declared == 2);
        CHECK(outcome.table->files == std::vector<std::string>{(folder.path / "a.zip").string()});
    }
    CHECK_FALSE(fs::exists("/tmp/x.shp"));
}

TEST_CASE("archives that do not contain exactly one complete shapefile are refused", "[source][zip]") {
    const Folder folder;
    CHECK(read_file(archive(folder, {{"readme.txt", "nothing"}})).codes() == "which-shapefile ");
    auto two = members(folder, "a");
    two.merge(members(folder, "b"));
    const auto several = read_file(archive(folder, two));
    CHECK(several.codes() == "which-shapefile ");
    CHECK(several.messages().find("2 shapefiles: a.shp, b.shp") != std::string::npos);
    // The files that macOS adds do not count as a second shapefile.
    auto shadow = members(folder, "a");
    shadow["__MACOSX/._a.shp"] = "x";
    CHECK(read_file(archive(folder, shadow)).table);
    auto cut = members(folder, "a");
    cut.erase("a.dbf");
    CHECK(read_file(archive(folder, cut)).codes() == "missing-dbf ");
    cut = members(folder, "a");
    cut["a.shp"].resize(2000);
    CHECK(read_file(archive(folder, cut)).codes() == "file-too-short ");
    cut = members(folder, "a");
    cut.erase("a.prj");
    CHECK(read_file(archive(folder, cut)).codes() == "no-crs ");
    CHECK(read_file(folder.write("a.zip", "PK")).codes() == "unreadable ");
}

TEST_CASE("the unpacked size is limited: at the limit, and one byte beyond", "[source][zip]") {
    const Folder folder;
    const auto all = members(folder, "a");
    std::uintmax_t size = 0;
    for (const auto& [name, bytes] : all) {
        size += bytes.size();
    }
    const auto path = archive(folder, all);
    Request request;
    request.limits.unpacked_bytes = size;
    CHECK(read_file(path, request).table);
    request.limits.unpacked_bytes = size - 1;
    CHECK(read_file(path, request).codes() == "zip-too-large ");
}

TEST_CASE("an archive that declares less than it contains is refused", "[source][zip]") {
    const Folder folder;
    auto all = members(folder, "a");
    all["a.cpg"] = std::string(5'000'000, '0');
    auto bytes = [&] {
        archive(folder, all);
        return folder.bytes("a.zip");
    }();
    // The size is in the member's own header and in the directory at the end.
    const std::string size("\x40\x4B\x4C\x00", 4);
    std::size_t patched = 0;
    for (auto at = bytes.find(size); at != std::string::npos; at = bytes.find(size, at + 4)) {
        std::memcpy(bytes.data() + at, "\x05\x00\x00\x00", 4);
        ++patched;
    }
    REQUIRE(patched == 2);
    CHECK(read_file(folder.write("a.zip", bytes)).codes() == "unreadable ");
}
