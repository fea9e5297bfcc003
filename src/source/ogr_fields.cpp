#include "source/ogr_fields.hpp"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "gdal/functions.hpp"

namespace conflictmap::source {
namespace {

/// "2025-03-18", "2025-03-18T10:30:00" or, where the source gives a zone, "2025-03-18T10:30:00+02:00".
Value moment(OGRFeatureH row, int index, OGRFieldType type) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float second = 0;
    int zone = 0;
    if (OGR_F_GetFieldAsDateTimeEx(row, index, &year, &month, &day, &hour, &minute, &second, &zone) == 0) {
        return {};
    }
    const auto date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (type == OFTDate) {
        return date;
    }
    const auto time = fmt::format("{:02}:{:02}:{:02}", hour, minute, static_cast<int>(second));
    if (type == OFTTime) {
        return time;
    }
    // OGR counts zones in quarter hours from 100 = UTC; 0 and 1 mean unknown and local.
    const int quarters = zone - 100;
    const auto offset = zone <= 1       ? std::string{}
                        : quarters == 0 ? std::string("Z")
                                        : fmt::format("{}{:02}:{:02}", quarters < 0 ? '-' : '+', std::abs(quarters) / 4,
                                                      std::abs(quarters) % 4 * 15);
    return date + "T" + time + offset;
}

Value joined(OGRFeatureH row, int index) {
    std::vector<std::string> items;
    char** list = OGR_F_GetFieldAsStringList(row, index);
    for (; list != nullptr && *list != nullptr; ++list) {
        items.emplace_back(*list);
    }
    return fmt::format("{}", fmt::join(items, ", "));
}

} // namespace

Value FieldReader::read(void* row) const {
    if (index_ < 0) {
        return static_cast<std::int64_t>(OGR_F_GetFID(row));
    }
    if (OGR_F_IsFieldSetAndNotNull(row, index_) == 0) {
        return {};
    }
    switch (const auto type = static_cast<OGRFieldType>(type_)) {
    case OFTInteger:
    case OFTInteger64:
        return static_cast<std::int64_t>(OGR_F_GetFieldAsInteger64(row, index_));
    case OFTReal: {
        const double number = OGR_F_GetFieldAsDouble(row, index_);
        return std::isfinite(number) ? Value(number) : Value{};
    }
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
        return moment(row, index_, type);
    case OFTStringList:
        return joined(row, index_);
    case OFTBinary:
        return {};
    default:
        return std::string(OGR_F_GetFieldAsString(row, index_));
    }
}

std::vector<FieldReader> field_readers(void* layer, bool with_key) {
    std::vector<FieldReader> readers;
    if (const std::string key = OGR_L_GetFIDColumn(layer); with_key && !key.empty()) {
        readers.emplace_back(key, -1, OFTInteger64);
    }
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        readers.emplace_back(OGR_Fld_GetNameRef(field), i, OGR_Fld_GetType(field));
    }
    return readers;
}

} // namespace conflictmap::source
