#include "source/ogr_read.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "base/deadline.hpp"
#include "gdal/files.hpp"
#include "gdal/handles.hpp"
#include "gdal/sqlite_limits.hpp"
#include "source/crs_check.hpp"
#include "source/excess.hpp"
#include "source/ogr_layer.hpp"

namespace conflictmap::source {
namespace {

gdal::Dataset open(const OgrSource& source) {
    const std::array<const char*, 2> allowed{source.driver.c_str(), nullptr};
    std::vector<const char*> options;
    for (const auto& option : source.options) {
        options.push_back(option.c_str());
    }
    options.push_back(nullptr);
    gdal::Dataset dataset(
        GDALOpenEx(source.name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed.data(), options.data(), nullptr));
    if (dataset && source.driver == "GPKG") {
        if (auto* database = GDALGetInternalHandle(dataset.get(), "SQLITE_HANDLE")) {
            std::error_code unknown;
            const auto bytes = std::filesystem::file_size(gdal::path_of_name(source.name), unknown);
            gdal::limit_statements(database, unknown ? 0 : bytes);
        }
    }
    return dataset;
}

OGRLayerH choose_layer(GDALDatasetH dataset, const Request& request, bool is_database, Diagnostics& diagnostics) {
    std::vector<std::string> names;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        names.emplace_back(OGR_L_GetName(layer));
        if (names.back() == request.layer) {
            return layer;
        }
    }
    // Only the requested table of a database was opened; its name may lack the schema.
    if (names.size() == 1 && (request.layer.empty() || is_database)) {
        return GDALDatasetGetLayer(dataset, 0);
    }
    if (names.empty()) {
        diagnostics.data_error(request.place, "no-layer", fmt::format("{} has no layer", request.shown),
                               "is it the right file?");
    } else if (request.layer.empty()) {
        diagnostics.error(request.place, "which-layer", fmt::format("{} has {} layers", request.shown, names.size()),
                          "name one of them: " + some_of(names));
    } else {
        diagnostics.error(request.place, "unknown-layer",
                          fmt::format("{} has no layer '{}'", request.shown, request.layer),
                          "its layers are " + some_of(names));
    }
    return nullptr;
}

std::vector<std::string> files_of(GDALDatasetH dataset, const OgrSource& source) {
    std::vector<std::string> files = source.files;
    if (!files.empty()) {
        return files;
    }
    char** list = GDALGetFileList(dataset);
    for (char** name = list; name != nullptr && *name != nullptr; ++name) {
        files.push_back(gdal::path_of_name(*name));
    }
    CSLDestroy(list);
    if (files.empty()) {
        files.push_back(gdal::path_of_name(source.name));
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

std::optional<Table> read_ogr_source(const OgrSource& source, const Request& request, Diagnostics& diagnostics) {
    gdal::start();
    if (std::string probe = "a"; !request.encoding.empty() && !gdal::recode(probe, request.encoding)) {
        diagnostics.error(request.place, "unknown-encoding",
                          fmt::format("'{}' is not an encoding that can be read", request.encoding),
                          "write one such as UTF-8, CP1251, CP866, KOI8-U or ISO-8859-1");
        return std::nullopt;
    }
    GeojsonAudit audit;
    if (source.parsed_at_once) {
        audit = audit_geojson(gdal::path_of_name(source.name), request.limits, request.roots);
        if (!fits_memory(audit, request, diagnostics)) {
            return std::nullopt;
        }
        // A link is reported as such.
        if (!audit.has_linked_crs && !check_crs(audit.crs_texts, request, diagnostics)) {
            return std::nullopt;
        }
    }
    const gdal::SqliteMemory sqlite_memory(request.limits.sqlite_bytes);
    const gdal::Errors errors;
    const gdal::MayRead may_read(request.roots);
    const crs::Refusals refusals;
    const gdal::Dataset dataset = open(source);
    check_deadline();
    if (!dataset) {
        report_broken(request, errors.last(), diagnostics);
        return std::nullopt;
    }
    OGRLayerH layer = choose_layer(dataset.get(), request, source.is_database, diagnostics);
    if (layer == nullptr) {
        return std::nullopt;
    }
    return read_ogr_layer(layer, {source, request, errors, refusals}, std::move(audit), files_of(dataset.get(), source),
                          diagnostics);
}

} // namespace conflictmap::source
