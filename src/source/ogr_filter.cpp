#include "source/ogr_filter.hpp"

#include <stdexcept>

#include "gdal/functions.hpp"
#include "gdal/session.hpp"
#include "source/condition.hpp"

namespace conflictmap::source {
namespace {

OGRFieldType ogr_type(ColumnType type) {
    return type == ColumnType::integer ? OFTInteger64 : type == ColumnType::real ? OFTReal : OFTString;
}

void set_value(OGRFeatureH feature, int index, const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        OGR_F_SetFieldInteger64(feature, index, *whole);
    } else if (const auto* real = std::get_if<double>(&value)) {
        OGR_F_SetFieldDouble(feature, index, *real);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        OGR_F_SetFieldString(feature, index, text->c_str());
    } else {
        OGR_F_SetFieldNull(feature, index);
    }
}

} // namespace

std::optional<RowFilter> RowFilter::make(const Request& request, const std::vector<std::string>& fields,
                                         const std::vector<ColumnType>& types,
                                         const std::vector<std::string>& all_fields, Diagnostics& diagnostics) {
    gdal::start();
    const gdal::Errors errors;
    Dataset dataset(GDALCreate(GDALGetDriverByName("Memory"), "", 0, 0, 0, GDT_Unknown, nullptr),
                    [](void* handle) { GDALClose(handle); });
    OGRLayerH layer = GDALDatasetCreateLayer(dataset.get(), "rows", nullptr, wkbNone, nullptr);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        OGRFieldDefnH field = OGR_Fld_Create(fields[i].c_str(), ogr_type(types[i]));
        OGR_L_CreateField(layer, field, FALSE);
        OGR_Fld_Destroy(field);
    }
    if (OGR_L_SetAttributeFilter(layer, request.where.c_str()) != OGRERR_NONE) {
        report_condition(request, errors.last(), all_fields, diagnostics);
        return std::nullopt;
    }
    return RowFilter(std::move(dataset), layer);
}

std::vector<bool> RowFilter::met(std::int64_t first, const std::vector<const std::vector<Value>*>& rows) {
    const gdal::Errors errors;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer_));
        OGR_F_SetFID(feature, first + static_cast<GIntBig>(row));
        for (std::size_t column = 0; column < rows[row]->size(); ++column) {
            set_value(feature, static_cast<int>(column), (*rows[row])[column]);
        }
        // SetFeature keeps the id; CreateFeature may not.
        const bool stored = OGR_L_SetFeature(layer_, feature) == OGRERR_NONE;
        OGR_F_Destroy(feature);
        if (!stored) {
            throw std::runtime_error("OGR cannot store a row in memory");
        }
    }
    std::vector<bool> met(rows.size(), false);
    OGR_L_ResetReading(layer_);
    while (OGRFeatureH feature = OGR_L_GetNextFeature(layer_)) {
        met[static_cast<std::size_t>(OGR_F_GetFID(feature) - first)] = true;
        OGR_F_Destroy(feature);
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        OGR_L_DeleteFeature(layer_, first + static_cast<GIntBig>(row));
    }
    return met;
}

} // namespace conflictmap::source
