// Files that OGR reads: shapefiles, GeoJSON, GeoPackage, FlatGeobuf, KML.
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <type_traits>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "source/condition.hpp"
#include "source/crs.hpp"
#include "source/gdal.hpp"
#include "source/header_audit.hpp"
#include "source/intake.hpp"
#include "source/kinds.hpp"
#include "source/limits.hpp"
#include "source/ogr_fields.hpp"
#include "source/ogr_geometry.hpp"

namespace conflictmap::source {
namespace {

namespace fs = std::filesystem;

struct Close {
    void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<std::remove_pointer_t<GDALDatasetH>, Close>;

struct Destroy {
    void operator()(OGRFeatureH feature) const { OGR_F_Destroy(feature); }
};
using Row = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, Destroy>;

/// The one driver that may open a file with this ending.
const std::map<std::string, const char*>& drivers() {
    static const std::map<std::string, const char*> table{
        {".shp", "ESRI Shapefile"}, {".geojson", "GeoJSON"}, {".json", "GeoJSON"}, {".gpkg", "GPKG"},
        {".fgb", "FlatGeobuf"},     {".kml", "LIBKML"},      {".kmz", "LIBKML"}};
    return table;
}

Dataset open(const Request& request, const fs::path& file, const std::string& driver) {
    const std::array<const char*, 2> allowed{driver.c_str(), nullptr};
    const std::string encoding = "ENCODING=" + request.encoding;
    std::vector<const char*> options;
    if (driver == "GeoJSON") {
        options = {"FLATTEN_NESTED_ATTRIBUTES=YES", "NESTED_ATTRIBUTE_SEPARATOR=_", "DATE_AS_STRING=YES"};
    } else if (driver == "ESRI Shapefile" && !request.encoding.empty()) {
        options = {encoding.c_str()};
    }
    options.push_back(nullptr);
    return Dataset(
        GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed.data(), options.data(), nullptr));
}

OGRLayerH choose_layer(GDALDatasetH dataset, const Request& request, Diagnostics& diagnostics) {
    std::vector<std::string> names;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        names.emplace_back(OGR_L_GetName(layer));
        if (names.back() == request.layer) {
            return layer;
        }
    }
    if (names.size() == 1 && request.layer.empty()) {
        return GDALDatasetGetLayer(dataset, 0);
    }
    if (names.empty()) {
        diagnostics.data_error(request.place, "no-layer", fmt::format("{} holds no layer", request.shown),
                               "is it the right file?");
    } else if (request.layer.empty()) {
        diagnostics.error(request.place, "which-layer", fmt::format("{} holds {} layers", request.shown, names.size()),
                          fmt::format("name one of them: {}", fmt::join(names, ", ")));
    } else {
        diagnostics.error(request.place, "unknown-layer",
                          fmt::format("{} has no layer '{}'", request.shown, request.layer),
                          fmt::format("its layers are {}", fmt::join(names, ", ")));
    }
    return nullptr;
}

/// The layer's own coordinate system as text; empty when it has none that can be used.
std::string crs_of(OGRLayerH layer) {
    OGRSpatialReferenceH crs = OGR_L_GetSpatialRef(layer);
    if (crs == nullptr || OSRIsLocal(crs) != 0) {
        return {};
    }
    char* text = nullptr;
    const std::array<const char*, 2> options{"FORMAT=WKT2_2018", nullptr};
    std::string result;
    if (OSRExportToWktEx(crs, &text, options.data()) == OGRERR_NONE && text != nullptr) {
        result = text;
    }
    CPLFree(text);
    return result;
}

std::optional<ToWgs84> transformation(OGRLayerH layer, const Request& request, const std::string& ending,
                                      Diagnostics& diagnostics) {
    const auto definition = request.crs.empty() ? crs_of(layer) : request.crs;
    auto result = definition.empty() ? std::nullopt : to_wgs84(definition);
    if (result) {
        return result;
    }
    if (!request.crs.empty()) {
        diagnostics.error(request.place, "unknown-crs",
                          fmt::format("'{}' is no coordinate system that PROJ can bring to WGS 84", request.crs),
                          "write a code such as EPSG:4326 or EPSG:32636");
    } else {
        diagnostics.data_error(request.place, "no-crs",
                               fmt::format("{} does not say in which coordinate system it is{}", request.shown,
                                           ending == ".shp" ? ": its .prj is missing or broken" : ""),
                               "say it in the spec, such as crs: EPSG:4326 for plain longitude and latitude");
    }
    return std::nullopt;
}

std::vector<std::string> files_of(GDALDatasetH dataset, const fs::path& file) {
    std::vector<std::string> files;
    char** list = GDALGetFileList(dataset);
    for (char** name = list; name != nullptr && *name != nullptr; ++name) {
        files.emplace_back(*name);
    }
    CSLDestroy(list);
    if (files.empty()) {
        files.push_back(file.string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Takes one row through all that may stop it.
void take_row(OGRFeatureH row, const std::vector<FieldReader>& readers, const ToWgs84& to_lonlat, bool place_needed,
              Intake& intake) {
    Feature feature;
    feature.id = OGR_F_GetFID(row);
    feature.values.reserve(readers.size());
    for (const auto& reader : readers) {
        auto value = reader.read(row);
        if (auto* text = std::get_if<std::string>(&value)) {
            intake.check_text(*text);
        }
        feature.values.push_back(std::move(value));
    }
    if (!intake.admit(feature.id, feature.values)) {
        return;
    }
    OGRGeometryH geometry = OGR_F_GetGeometryRef(row);
    if (geometry != nullptr && to_lonlat.is_identity() && OGR_G_IsEmpty(geometry) == 0) {
        OGREnvelope box;
        OGR_G_GetEnvelope(geometry, &box);
        // A NaN makes every comparison false: such a row goes on to be rejected with its reason.
        if (intake.is_outside({{box.MinX, box.MinY}, {box.MaxX, box.MaxY}})) {
            intake.count_outside();
            return;
        }
    }
    auto converted = from_ogr(geometry);
    if (!converted.fault.empty()) {
        intake.reject(feature.id, converted.fault);
        return;
    }
    if (place_needed && std::holds_alternative<std::monostate>(converted.geometry)) {
        intake.reject(feature.id, "no geometry");
        return;
    }
    if (!to_lonlat.apply(converted.geometry)) {
        intake.reject(feature.id, "a place outside its coordinate system's domain");
        return;
    }
    if (!converted.remark.empty()) {
        intake.remark(converted.remark);
    }
    feature.geometry = std::move(converted.geometry);
    intake.take(std::move(feature));
}

void report_broken(const Request& request, const std::string& reason, Diagnostics& diagnostics) {
    diagnostics.data_error(
        request.place, "unreadable",
        fmt::format("{} cannot be read: {}", request.shown, reason.empty() ? "it is not what its name says" : reason),
        "copy the file again from where it came, or open it with ogrinfo to see more");
}

bool audit(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    const auto findings = audit_shapefile(file);
    for (const auto& finding : findings) {
        diagnostics.data_error(request.place, finding.code, fmt::format("{}: {}", request.shown, finding.message),
                               finding.hint);
    }
    return findings.empty();
}

std::optional<Table> read_layer(OGRLayerH layer, const Request& request, const std::string& ending,
                                const gdal::Errors& errors, std::vector<std::string> files, Diagnostics& diagnostics) {
    const auto to_lonlat = transformation(layer, request, ending, diagnostics);
    const auto readers = field_readers(layer);
    std::vector<std::string> fields;
    for (const auto& reader : readers) {
        fields.push_back(reader.name());
    }
    Intake intake(request, fields, "row", diagnostics);
    if (!to_lonlat || !intake.usable()) {
        return std::nullopt;
    }
    const auto declared = static_cast<std::int64_t>(OGR_L_GetFeatureCount(layer, TRUE));
    if (declared > most_features) {
        diagnostics.data_error(request.place, "too-many-rows",
                               fmt::format("{} holds {} rows; 10,000,000 is the limit", request.shown, declared),
                               "cut the file down to the area and time of the map");
        return std::nullopt;
    }
    intake.declare(declared);
    if (!request.where.empty() && OGR_L_SetAttributeFilter(layer, request.where.c_str()) != OGRERR_NONE) {
        report_condition(request, errors.last(), fields, diagnostics);
        return std::nullopt;
    }
    std::int64_t seen = 0;
    int complaints = errors.count();
    OGR_L_ResetReading(layer);
    for (Row row(OGR_L_GetNextFeature(layer)); row && seen < most_features; row.reset(OGR_L_GetNextFeature(layer))) {
        ++seen;
        if (errors.count() > complaints) {
            complaints = errors.count();
            intake.reject(OGR_F_GetFID(row.get()), "unreadable: " + errors.last());
            continue;
        }
        take_row(row.get(), readers, *to_lonlat, ending == ".shp", intake);
    }
    if (errors.count() > complaints) {
        // Sources that speak SQL find fault with a condition only when the first row is asked for.
        if (!request.where.empty() && seen == 0) {
            report_condition(request, errors.last(), fields, diagnostics);
        } else {
            report_broken(request, errors.last(), diagnostics);
        }
        return std::nullopt;
    }
    if (!errors.warning().empty()) {
        diagnostics.data_warning(request.place, "gdal-warning",
                                 fmt::format("{}: GDAL remarks: {}", request.shown, errors.warning()));
    }
    if (!request.where.empty()) {
        intake.filter(declared - seen, "where: " + request.where);
    } else {
        for (auto lost = seen; lost < declared; ++lost) {
            intake.reject(lost, "a deleted or unreadable record");
        }
    }
    return intake.finish(std::move(files));
}

std::optional<Table> read_ogr(const Request& request, const fs::path& file, Diagnostics& diagnostics) {
    gdal::start();
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    if (ending == ".shp" && !audit(request, file, diagnostics)) {
        return std::nullopt;
    }
    if (std::string probe = "a"; !request.encoding.empty() && !gdal::recode(probe, request.encoding)) {
        diagnostics.error(request.place, "unknown-encoding",
                          fmt::format("'{}' is no encoding that can be read", request.encoding),
                          "write one such as UTF-8, CP1251, CP866, KOI8-U or ISO-8859-1");
        return std::nullopt;
    }
    const gdal::Errors errors;
    const Dataset dataset = open(request, file, drivers().at(ending));
    if (!dataset) {
        report_broken(request, errors.last(), diagnostics);
        return std::nullopt;
    }
    OGRLayerH layer = choose_layer(dataset.get(), request, diagnostics);
    if (layer == nullptr) {
        return std::nullopt;
    }
    return read_layer(layer, request, ending, errors, files_of(dataset.get(), file), diagnostics);
}

} // namespace

const Kind& ogr_kind();
const Kind& ogr_kind() {
    static const Kind kind = [] {
        std::vector<std::string> endings;
        for (const auto& [ending, driver] : drivers()) {
            endings.push_back(ending);
        }
        return Kind{std::move(endings), read_ogr};
    }();
    return kind;
}

} // namespace conflictmap::source
