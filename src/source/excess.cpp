#include "source/excess.hpp"

#include <fmt/format.h>

namespace conflictmap::source {

void report_rows(const Request& request, Diagnostics& diagnostics) {
    diagnostics.data_error(request.place, "too-many-rows",
                           fmt::format("{} has more rows than the limit of {}", request.shown, request.limits.features),
                           "cut the file down to the area and time of the map");
}

void report_cells(const Request& request, std::int64_t limit, Diagnostics& diagnostics) {
    diagnostics.data_error(
        request.place, "too-many-cells",
        fmt::format("{}: its rows times its fields are more than the limit of {}", request.shown, limit),
        "cut the file down to the area and time of the map, and to the fields that the map uses");
}

void report_values(const Request& request, Diagnostics& diagnostics) {
    diagnostics.data_error(request.place, "object-too-large",
                           fmt::format("{}: one object has more values than the limit of {}", request.shown,
                                       request.limits.geojson_values),
                           "convert it to FlatGeobuf: ogr2ogr new.fgb");
}

void report_fields(const Request& request, Diagnostics& diagnostics) {
    diagnostics.data_error(request.place, "too-many-fields",
                           fmt::format("{} has more fields than the limit of {}, or longer names than fields have",
                                       request.shown, request.limits.fields),
                           "cut the file down to the fields that the map uses, for example with ogr2ogr -select");
}

void report_sqlite(const Request& request, Diagnostics& diagnostics) {
    diagnostics.data_error(
        request.place, "too-much-text",
        fmt::format("{}: a view or a condition makes values that are larger than the file, or take more than {} bytes",
                    request.shown, request.limits.sqlite_bytes),
        "read a table instead of the view, or compare fields with short texts");
}

void report_tree(const Request& request, const std::string& what, Diagnostics& diagnostics) {
    diagnostics.data_error(
        request.place, "file-too-large",
        fmt::format("{} is larger than the limit of {} bytes for {}", request.shown, request.limits.tree_bytes, what),
        "convert it to FlatGeobuf: ogr2ogr new.fgb");
}

} // namespace conflictmap::source
