#pragma once
// What a GeoJSON file declares, told by an independent reading of it: OGR passes over elements of `features` that are
// no features, and gives features whose geometry it cannot read as if they had none. Private to this room.
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace conflictmap::source {

struct GeojsonAudit {
    /// Of one object among `features`, in order.
    enum class Element : char {
        no_place, ///< geometry null, missing or empty
        place,    ///< it has a geometry, whatever that is worth
        stranger  ///< no feature: neither "type": "Feature" nor properties nor a geometry
    };
    std::vector<Element> elements;
    std::int64_t others = 0; ///< elements that are no objects
    bool is_collection = false;
    bool has_linked_crs = false; ///< its coordinate system is behind a link, which nobody follows
    std::string error;           ///< why the file is no JSON (RFC 8259); the rest then covers what stands before
};

GeojsonAudit audit_geojson(const std::filesystem::path& file);

} // namespace conflictmap::source
