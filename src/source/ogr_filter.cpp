#include "source/ogr_filter.hpp"

#include <memory>
#include <stdexcept>
#include <type_traits>

#include "source/condition.hpp"
#include "source/gdal.hpp"
#include "source/gdal_functions.hpp"

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

void fill(OGRLayerH layer, const std::vector<std::vector<Value>>& rows) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        OGR_F_SetFID(feature, static_cast<GIntBig>(row));
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            set_value(feature, static_cast<int>(column), rows[row][column]);
        }
        // SetFeature keeps the id; CreateFeature may not.
        const bool stored = OGR_L_SetFeature(layer, feature) == OGRERR_NONE;
        OGR_F_Destroy(feature);
        if (!stored) {
            throw std::runtime_error("OGR cannot store a row in memory");
        }
    }
}

} // namespace

std::optional<std::vector<bool>> rows_that_meet(const Request& request, const std::vector<std::string>& fields,
                                                const std::vector<ColumnType>& types,
                                                const std::vector<std::vector<Value>>& rows, Diagnostics& diagnostics) {
    gdal::start();
    const gdal::Errors errors;
    const std::unique_ptr<std::remove_pointer_t<GDALDatasetH>, void (*)(GDALDatasetH)> dataset(
        GDALCreate(GDALGetDriverByName("Memory"), "", 0, 0, 0, GDT_Unknown, nullptr),
        [](GDALDatasetH handle) { GDALClose(handle); });
    OGRLayerH layer = GDALDatasetCreateLayer(dataset.get(), "rows", nullptr, wkbNone, nullptr);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        OGRFieldDefnH field = OGR_Fld_Create(fields[i].c_str(), ogr_type(types[i]));
        OGR_L_CreateField(layer, field, FALSE);
        OGR_Fld_Destroy(field);
    }
    if (OGR_L_SetAttributeFilter(layer, request.where.c_str()) != OGRERR_NONE) {
        report_condition(request, errors.last(), fields, diagnostics);
        return std::nullopt;
    }
    fill(layer, rows);
    std::vector<bool> met(rows.size(), false);
    OGR_L_ResetReading(layer);
    while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
        met[static_cast<std::size_t>(OGR_F_GetFID(feature))] = true;
        OGR_F_Destroy(feature);
    }
    return met;
}

} // namespace conflictmap::source
