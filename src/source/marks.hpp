#pragma once
// Points that are only drawn: thousands of events of which a map needs the places and the classes. They take ten bytes
// each, where a row takes hundreds.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "geom/geometry.hpp"

namespace conflictmap::source {

/// A place in steps of 1e-7 degrees, about 1 cm on the ground, as OpenStreetMap has them.
struct FinePlace {
    std::int32_t longitude = 0;
    std::int32_t latitude = 0;
};

/// From degrees, which must be within 180 and 90 (and a little rounding).
FinePlace fine_place(geom::Point<geom::Lonlat> degrees);
geom::Point<geom::Lonlat> degrees_of(FinePlace place);

/// When the points of a request become marks.
struct MarksRequest {
    std::string class_field;           ///< by our name: the only field that is kept; may be empty
    std::size_t from = 10'000;         ///< so many rows with one point each; below, they stay rows
    std::vector<std::string> not_with; ///< a source with one of these fields keeps its rows
};

struct Marks {
    std::vector<FinePlace> at;                  ///< in the order of the source
    std::vector<std::uint16_t> class_of;        ///< an index into `classes` for each place
    std::vector<std::string> classes;           ///< the different texts of the class field
    std::map<std::string, std::uint16_t> known; ///< the same, to look them up

    /// Adds one. False, without a change, if its class is the 65,536th.
    bool add(geom::Point<geom::Lonlat> place, const std::string& class_text);
    [[nodiscard]] std::size_t size() const { return at.size(); }
    [[nodiscard]] bool empty() const { return at.empty(); }
};

} // namespace conflictmap::source
