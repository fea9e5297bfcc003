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

void report_fields(const Request& request, Diagnostics& diagnostics) {
    diagnostics.data_error(request.place, "too-many-fields",
                           fmt::format("{} has more fields than the limit of {}, or longer names than fields have",
                                       request.shown, request.limits.fields),
                           "cut the file down to the fields that the map uses, for example with ogr2ogr -select");
}

} // namespace conflictmap::source
