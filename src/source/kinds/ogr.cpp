// Files that OGR reads: shapefiles, GeoJSON, GeoPackage, FlatGeobuf, KML.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/file.hpp"
#include "gdal/files.hpp"
#include "parse/header_audit.hpp"
#include "source/crs_check.hpp"
#include "source/kinds.hpp"
#include "source/kml_audit.hpp"
#include "source/ogr_read.hpp"
#include "source/plain_shapefile.hpp"

namespace conflictmap::source {
namespace {

namespace fs = std::filesystem;

/// The only driver that may open a file with this ending.
const std::map<std::string, const char*>& drivers() {
    static const std::map<std::string, const char*> table{
        {".shp", "ESRI Shapefile"}, {".geojson", "GeoJSON"}, {".json", "GeoJSON"}, {".gpkg", "GPKG"},
        {".fgb", "FlatGeobuf"},     {".kml", "LIBKML"},      {".kmz", "LIBKML"}};
    return table;
}

bool check_prj_beside(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    constexpr std::size_t max_bytes = 1'000'000;
    const auto prj = parse::sibling(file, "prj");
    const auto text = prj ? read_bytes(*prj, max_bytes, request.roots) : std::nullopt;
    return !text || check_prj(*text, fs::path(request.shown).replace_extension("prj").string(), request, diagnostics);
}

bool audit(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    const auto findings = parse::audit_shapefile(file, request.roots);
    for (const auto& finding : findings) {
        diagnostics.data_error(request.place, finding.code, fmt::format("{}: {}", request.shown, finding.message),
                               finding.hint);
    }
    return findings.empty() && check_prj_beside(request, file, diagnostics);
}

/// A database that is open in another program keeps its latest rows in a second file, which is not read here.
bool is_settled(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    std::error_code none;
    const fs::path journal = file.string() + "-wal";
    if (!fs::exists(journal, none) || fs::file_size(journal, none) == 0) {
        return true;
    }
    diagnostics.data_error(request.place, "unfinished",
                           fmt::format("{} is open in another program, or was not closed", request.shown),
                           "close it there, so that all rows are in one file");
    return false;
}

std::optional<Table> read_ogr(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    if ((ending == ".shp" && !audit(request, file, diagnostics)) ||
        (ending == ".gpkg" && !is_settled(request, file, diagnostics)) ||
        ((ending == ".kml" || ending == ".kmz") && !audit_kml(request, file, diagnostics))) {
        return std::nullopt;
    }
    if (ending == ".shp") {
        if (auto table = read_plain_shapefile(request, file, diagnostics)) {
            return table;
        }
    }
    OgrSource source;
    source.name = gdal::name_of_file(file);
    source.driver = drivers().at(ending);
    source.place_needed = source.driver == "ESRI Shapefile" || source.driver == "LIBKML";
    source.parsed_at_once = source.driver == "GeoJSON";
    if (source.driver == "GeoJSON") {
        source.options = {"FLATTEN_NESTED_ATTRIBUTES=YES", "NESTED_ATTRIBUTE_SEPARATOR=_", "DATE_AS_STRING=YES"};
    } else if (source.driver == "ESRI Shapefile") {
        source.no_crs = "its .prj is missing or broken";
        source.deleted = parse::deleted_records(file, request.roots);
        if (!request.encoding.empty()) {
            source.options = {"ENCODING=" + request.encoding};
        }
    } else if (source.driver == "GPKG") {
        // GDAL creates no file next to the data, and views cannot call functions of the program.
        source.options = {"IMMUTABLE=YES", "PRELUDE_STATEMENTS=PRAGMA trusted_schema = OFF"};
    }
    return read_ogr_source(source, request, diagnostics);
}

} // namespace

const Kind& ogr_kind();
const Kind& ogr_kind() {
    static const Kind kind = [] {
        std::vector<std::string> endings;
        for (const auto& [ending, driver] : drivers()) {
            endings.push_back(ending);
        }
        return Kind{std::move(endings), "", read_ogr};
    }();
    return kind;
}

} // namespace conflictmap::source
