#include <catch2/catch.hpp>

#include "parse/header_audit.hpp"
#include "project.hpp"
#include "source/folder.hpp"

using namespace conflictmap::parse;
using source_tests::Folder;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> codes(const fs::path& shp) {
    std::vector<std::string> result;
    for (const auto& finding : audit_shapefile(shp)) {
        CHECK_FALSE(finding.message.empty());
        CHECK_FALSE(finding.hint.empty());
        result.push_back(finding.code);
    }
    return result;
}

using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("a valid shapefile has no findings", "[parse]") {
    for (const auto* name : {"areas/donbas", "base/oblasts", "base/countries", "base/places"}) {
        INFO(name);
        CHECK(codes(fs::path(project::root()) / "geodata" / (std::string(name) + ".shp")).empty());
    }
}

TEST_CASE("truncated files are found, wherever they are cut", "[parse]") {
    const Folder folder;
    const auto shp = folder.copy_shapefile("areas/donbas", "d");
    for (const std::string ending : {"shp", "shx", "dbf"}) {
        const auto whole = folder.bytes("d." + ending);
        for (const std::size_t left : {whole.size() - 2, whole.size() / 2, std::size_t{101}}) {
            INFO(ending << " cut to " << left);
            folder.write("d." + ending, whole.substr(0, left));
            CHECK(codes(shp) == Codes{"file-too-short"});
        }
        for (const std::size_t left : {std::size_t{20}, std::size_t{0}}) {
            folder.write("d." + ending, whole.substr(0, left));
            CHECK(codes(shp).size() == 1);
        }
        folder.write("d." + ending, whole);
        CHECK(codes(shp).empty());
    }
}

TEST_CASE("counts that disagree and an index that points outside are found", "[parse]") {
    const Folder folder;
    const auto shp = folder.copy_shapefile("areas/donbas", "d");
    fs::copy_file(fs::path(project::root()) / "geodata/base/oblasts.dbf", folder.path / "d.dbf",
                  fs::copy_options::overwrite_existing);
    CHECK(codes(shp) == Codes{"counts-disagree"});
    folder.copy_shapefile("areas/donbas", "d");
    auto dbf = folder.bytes("d.dbf");
    dbf[4] = dbf[5] = dbf[6] = '\xFF'; // claims millions of rows
    folder.write("d.dbf", dbf);
    CHECK(codes(shp) == Codes{"file-too-short"});
    folder.copy_shapefile("areas/donbas", "d");
    auto shx = folder.bytes("d.shx");
    shx[100] = '\x7F';
    folder.write("d.shx", shx);
    CHECK(codes(shp) == Codes{"broken-index"});
}

TEST_CASE("endings in upper case belong to the set", "[parse]") {
    const Folder folder;
    const auto shp = folder.copy_shapefile("areas/donbas", "d");
    fs::rename(folder.path / "d.dbf", folder.path / "d.DBF");
    CHECK(codes(shp).empty());
    fs::remove(folder.path / "d.DBF");
    CHECK(codes(shp) == Codes{"missing-dbf"});
    CHECK_FALSE(sibling(shp, "qix"));
}
