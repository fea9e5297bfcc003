#pragma once
// What a GeoJSON file declares, found by an independent parser. OGR silently skips elements of `features` that are not
// features, and returns features with an unreadable geometry as if they had none. Private to this room.
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/input_file.hpp"
#include "source/reader.hpp"

namespace conflictmap::source {

struct GeojsonAudit {
    /// The kind of one object in `features`, in order.
    enum class Element : char {
        no_place, ///< geometry null, missing or empty
        place,    ///< it has a geometry, readable or not
        stranger  ///< not a feature: neither "type": "Feature" nor properties nor a geometry
    };
    std::vector<Element> elements;
    std::int64_t others = 0; ///< elements that are not objects
    [[nodiscard]] std::int64_t rows() const { return static_cast<std::int64_t>(elements.size()) + others; }
    std::int64_t fields = 0; ///< different keys of properties; keys of nested properties are joined, as OGR does
    bool has_too_many_fields = false; ///< or too long names; the file was not read to its end
    bool has_too_many_values = false; ///< in one object; the file was not read to its end
    std::uintmax_t bytes = 0;         ///< its size
    bool is_collection = false;
    bool has_linked_crs = false;        ///< its coordinate system is a link, which is not followed
    std::vector<std::string> crs_texts; ///< what its coordinate system says, at most 100 texts
    std::string error;                  ///< why the file is not JSON (RFC 8259); the rest covers the part before it
};

/// Stops at the limits of rows, fields and values.
GeojsonAudit audit_geojson(const std::filesystem::path& file, const Limits& limits, const Roots& roots = {});

/// False, with a diagnostic, when GDAL would use too much memory to open the file: it gives each row a place for every
/// field of the file.
bool fits_memory(const GeojsonAudit& audit, const Request& request, Diagnostics& diagnostics);

} // namespace conflictmap::source
