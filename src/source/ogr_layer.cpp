#include "source/ogr_layer.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/deadline.hpp"
#include "base/utf8.hpp"
#include "gdal/geometry.hpp"
#include "gdal/handles.hpp"
#include "gdal/sqlite_limits.hpp"
#include "source/condition.hpp"
#include "source/crs.hpp"
#include "source/crs_check.hpp"
#include "source/excess.hpp"
#include "source/intake.hpp"
#include "source/ogr_fields.hpp"

namespace conflictmap::source {
namespace {

/// The layer's own coordinate system as text; empty when it has none or none that is usable.
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

std::optional<ToWgs84> transformation(OGRLayerH layer, const Request& request, const OgrSource& source,
                                      const crs::Refusals& refusals, Diagnostics& diagnostics) {
    if (!request.crs.empty()) {
        return to_wgs84(request, diagnostics);
    }
    const auto definition = crs_of(layer);
    if (!check_refusals(refusals.names(), request, diagnostics) || !check_crs({definition}, request, diagnostics)) {
        return std::nullopt;
    }
    auto result = definition.empty() ? std::nullopt : to_wgs84(definition);
    if (!result) {
        diagnostics.data_error(request.place, "no-crs",
                               fmt::format("{} does not state its coordinate system{}", request.shown,
                                           source.no_crs.empty() ? "" : ": " + source.no_crs),
                               "set it in the spec, such as crs: EPSG:4326 for plain longitude and latitude");
    }
    return result;
}

/// Keeps the area of a row outside the extent, which is in WGS 84. Faults are ignored, because it is not on the map.
void keep_area_outside(OGRGeometryH geometry, Feature feature, std::size_t vertices, Intake& intake) {
    constexpr int area = 2;
    if (OGR_G_GetDimension(geometry) != area) {
        return;
    }
    auto converted = gdal::from_ogr(geometry, vertices);
    if (converted.fault.empty()) {
        feature.geometry = std::move(converted.geometry);
        intake.keep_outside(std::move(feature));
    }
}

/// Takes one row, unless it is filtered, rejected or outside.
void take_row(OGRFeatureH row, const std::vector<FieldReader>& readers, const ToWgs84& to_lonlat, bool place_needed,
              const Request& request, Intake& intake) {
    Feature feature;
    feature.id = OGR_F_GetFID(row);
    feature.values.reserve(readers.size());
    for (std::size_t i = 0; i < readers.size(); ++i) {
        auto value = intake.needs(i) ? readers[i].read(row) : Value{};
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
        // Comparisons with NaN are false, so such a row is not outside, and is rejected later with its reason.
        if (intake.is_outside({{box.MinX, box.MinY}, {box.MaxX, box.MaxY}})) {
            intake.count_outside();
            if (request.keep_areas_outside) {
                keep_area_outside(geometry, std::move(feature), request.limits.vertices, intake);
            }
            return;
        }
    }
    auto converted = gdal::from_ogr(geometry, request.limits.vertices);
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

bool same_to_ogr(const std::string& a, const std::string& b) {
    const auto lower = [](char c) { return is_ascii_letter(c) ? static_cast<char>(c | 0x20) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// Tells the driver which fields are not read.
void ignore_others(OGRLayerH layer, const std::vector<FieldReader>& all, const std::vector<std::size_t>& kept) {
    std::vector<const char*> ignored;
    for (std::size_t i = 0, next = 0; i < all.size(); ++i) {
        if (next < kept.size() && kept[next] == i) {
            ++next;
            continue;
        }
        // OGR takes names such as OGR_GEOMETRY for parts of a row that are no fields, and the first field whose name
        // differs in case only for the one that is meant.
        const auto& name = all[i].name();
        const bool unique = std::ranges::none_of(kept, [&](std::size_t k) { return same_to_ogr(all[k].name(), name); });
        if (unique && !all[i].is_key() && !same_to_ogr(name.substr(0, 4), "OGR_")) {
            ignored.push_back(name.c_str());
        }
    }
    ignored.push_back(nullptr);
    OGR_L_SetIgnoredFields(layer, ignored.data());
}

/// Whether OGR itself, whose language has no statements, accepts it as a condition on the layer's fields.
bool is_condition(const std::string& where, OGRLayerH layer) {
    const gdal::Dataset dataset(GDALCreate(GDALGetDriverByName("Memory"), "", 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayerH copy = GDALDatasetCreateLayer(dataset.get(), "rows", nullptr, wkbNone, nullptr);
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGR_L_CreateField(copy, OGR_FD_GetFieldDefn(definition, i), TRUE);
    }
    OGRFieldDefnH key = OGR_Fld_Create(OGR_L_GetFIDColumn(layer), OFTInteger64);
    OGR_L_CreateField(copy, key, TRUE);
    OGR_Fld_Destroy(key);
    return OGR_L_SetAttributeFilter(copy, where.c_str()) == OGRERR_NONE;
}

/// Reads one layer. It is a class because its steps share counters.
class LayerReading {
public:
    LayerReading(const LayerOrigin& origin, GeojsonAudit audit, Diagnostics& diagnostics)
        : source_(origin.source), request_(origin.request), errors_(origin.errors), refusals_(origin.refusals),
          diagnostics_(diagnostics), audit_(std::move(audit)) {}

    std::optional<Table> read(OGRLayerH layer, std::vector<std::string> files) {
        if (audit_.has_linked_crs && request_.crs.empty()) {
            diagnostics_.data_error(
                request_.place, "no-crs",
                fmt::format("{} gives its coordinate system as a link, which is not followed", request_.shown),
                "set it in the spec, such as crs: EPSG:4326 for plain longitude and latitude");
            return std::nullopt;
        }
        const auto to_lonlat = transformation(layer, request_, source_, refusals_, diagnostics_);
        const auto readers = field_readers(layer, source_.is_database);
        if (readers.size() > request_.limits.fields) {
            report_fields(request_, diagnostics_);
            return std::nullopt;
        }
        for (const auto& reader : readers) {
            fields_.push_back(reader.name());
        }
        const auto kept = kept_fields(request_, fields_);
        for (const auto index : kept) {
            readers_.push_back(readers[index]);
        }
        Intake intake(request_, fields_, kept, "row", diagnostics_);
        if (!to_lonlat || !intake.usable()) {
            return std::nullopt;
        }
        declared_ = static_cast<std::int64_t>(OGR_L_GetFeatureCount(layer, TRUE));
        check_deadline();
        if (declared_ > request_.limits.features || !set_condition(layer)) {
            return declared_ > request_.limits.features ? too_many() : std::nullopt;
        }
        // Except in SQL, an ignored field is empty for a condition, too.
        if (request_.where.empty() || source_.is_database || source_.driver == "GPKG") {
            ignore_others(layer, readers, kept);
        }
        complaints_ = errors_.count();
        OGR_L_ResetReading(layer);
        for (gdal::Row row(OGR_L_GetNextFeature(layer)); row; row.reset(OGR_L_GetNextFeature(layer))) {
            check_deadline();
            if (++seen_ > request_.limits.features) {
                return too_many();
            }
            take(row.get(), *to_lonlat, intake);
            if (!intake.has_room()) {
                return std::nullopt;
            }
        }
        check_deadline();
        return settled(intake) ? std::optional(intake.finish(std::move(files))) : std::nullopt;
    }

private:
    std::optional<Table> too_many() {
        report_rows(request_, diagnostics_);
        return std::nullopt;
    }

    [[nodiscard]] bool audited() const { return source_.parsed_at_once && audit_.error.empty(); }

    /// False, with a diagnostic, when the condition is refused.
    bool set_condition(OGRLayerH layer) {
        if (request_.where.empty()) {
            return true;
        }
        const auto& where = request_.where;
        const bool fine = !source_.is_database || is_condition(where, layer);
        if (!fine || OGR_L_SetAttributeFilter(layer, where.c_str()) != OGRERR_NONE) {
            report_condition(request_, errors_.last(), fields_, diagnostics_);
            return false;
        }
        if (source_.parsed_at_once) {
            // The rows must be counted in the order of the file, so those that meet the condition are looked up by id.
            OGR_L_ResetReading(layer);
            for (gdal::Row row(OGR_L_GetNextFeature(layer)); row; row.reset(OGR_L_GetNextFeature(layer))) {
                check_deadline();
                met_.push_back(OGR_F_GetFID(row.get()));
            }
            std::sort(met_.begin(), met_.end());
            OGR_L_SetAttributeFilter(layer, nullptr);
        } else {
            const int before = errors_.count();
            const auto count = static_cast<std::int64_t>(OGR_L_GetFeatureCount(layer, TRUE));
            check_deadline();
            if (errors_.count() == before) { // Otherwise reading finds the same fault, and reports it.
                expected_ = count;
            }
        }
        return true;
    }

    void take(OGRFeatureH row, const ToWgs84& to_lonlat, Intake& intake) {
        const auto id = OGR_F_GetFID(row);
        if (source_.parsed_at_once) {
            if (!request_.where.empty() && !std::binary_search(met_.begin(), met_.end(), id)) {
                intake.filter(1, "where: " + request_.where);
                return;
            }
            if (const auto* fault = fault_of_element(row)) {
                intake.reject(id, fault);
                return;
            }
        }
        if (!audited() && errors_.count() > complaints_) {
            complaints_ = errors_.count();
            intake.reject(id, "unreadable: " + errors_.last());
            return;
        }
        take_row(row, readers_, to_lonlat, source_.place_needed, request_, intake);
    }

    /// What the independent parser found wrong with the row just read; null when it found nothing.
    const char* fault_of_element(OGRFeatureH row) {
        using Element = GeojsonAudit::Element;
        const auto index = static_cast<std::size_t>(seen_ - 1);
        if (index >= audit_.elements.size() || !audit_.is_collection) {
            return nullptr;
        }
        OGRGeometryH geometry = OGR_F_GetGeometryRef(row);
        const bool none = geometry == nullptr || OGR_G_IsEmpty(geometry) != 0;
        return audit_.elements[index] == Element::stranger        ? "an object that is not a feature"
               : none && audit_.elements[index] == Element::place ? "a geometry that cannot be read"
                                                                  : nullptr;
    }

    /// Counts the rows that OGR did not return. False when the source as a whole cannot be trusted.
    bool settled(Intake& intake) {
        if (source_.parsed_at_once) {
            if (!audit_.error.empty()) {
                diagnostics_.data_warning(request_.place, "bad-json",
                                          fmt::format("{} is not strict JSON: {}", request_.shown, audit_.error),
                                          "rewrite it, for example with ogr2ogr; rows may be missing");
            }
            if (audit_.is_collection) {
                declared_ = std::max(seen_, static_cast<std::int64_t>(audit_.elements.size())) + audit_.others;
                for (std::int64_t i = 0; i < audit_.others; ++i) {
                    intake.reject(i, "an element of 'features' that is not an object");
                }
            }
        }
        if (!audited() && errors_.count() > complaints_) {
            // SQL sources report an error in a condition only when the first row is read.
            if (source_.driver == "GPKG" && gdal::is_excess_of_sqlite(errors_.last())) {
                report_sqlite(request_, diagnostics_);
            } else if (!request_.where.empty() && seen_ == 0) {
                report_condition(request_, errors_.last(), fields_, diagnostics_);
            } else {
                report_broken(request_, errors_.last(), diagnostics_);
            }
            return false;
        }
        if (!errors_.warning().empty()) {
            diagnostics_.data_warning(request_.place, "gdal-warning",
                                      fmt::format("{}: GDAL warns: {}", request_.shown, errors_.warning()));
        }
        count_unseen(intake);
        return true;
    }

    /// Counts the rows that OGR did not return, each kind with its cause.
    void count_unseen(Intake& intake) {
        const auto never_given = audit_.others + source_.deleted.count;
        // A header may declare fewer rows than there are.
        declared_ = std::max(declared_, std::max(seen_, expected_.value_or(0)) + never_given);
        intake.declare(declared_);
        for (std::int64_t i = 0; i < source_.deleted.count; ++i) {
            intake.reject(source_.deleted.first, "a deleted record");
        }
        auto readable = declared_ - never_given;
        if (!request_.where.empty() && !source_.parsed_at_once) {
            const auto met = std::max(expected_.value_or(seen_), seen_);
            intake.filter(readable - met, "where: " + request_.where);
            readable = met;
        }
        const auto reason = fmt::format("the reader stopped: {} rows declared, {} could be read", readable, seen_);
        for (auto id = seen_; id < readable; ++id) {
            intake.reject(id, reason);
        }
    }

    const OgrSource& source_;
    const Request& request_;
    const gdal::Errors& errors_;
    const crs::Refusals& refusals_;
    Diagnostics& diagnostics_;
    GeojsonAudit audit_;
    std::vector<FieldReader> readers_;     ///< of the fields that are read
    std::vector<std::string> fields_;      ///< all fields of the layer
    std::vector<GIntBig> met_;             ///< ids of the rows that meet the condition, sorted
    std::int64_t declared_ = 0;            ///< ignoring the condition
    std::optional<std::int64_t> expected_; ///< rows that meet the condition, according to the source
    std::int64_t seen_ = 0;
    int complaints_ = 0;
};

} // namespace

std::optional<Table> read_ogr_layer(void* layer, const LayerOrigin& origin, GeojsonAudit audit,
                                    std::vector<std::string> files, Diagnostics& diagnostics) {
    return LayerReading(origin, std::move(audit), diagnostics).read(layer, std::move(files));
}

void report_broken(const Request& request, const std::string& reason, Diagnostics& diagnostics) {
    diagnostics.data_error(request.place, "unreadable",
                           fmt::format("{} cannot be read: {}", request.shown,
                                       reason.empty() ? "its contents do not match its name" : reason),
                           "copy the file again from its source, or open it with ogrinfo to see more");
}

} // namespace conflictmap::source
