#include "source/marks.hpp"

#include <cmath>
#include <limits>

namespace conflictmap::source {
namespace {

constexpr double steps_per_degree = 1e7;

} // namespace

FinePlace fine_place(geom::Point<geom::Lonlat> degrees) {
    return {static_cast<std::int32_t>(std::lround(degrees.x * steps_per_degree)),
            static_cast<std::int32_t>(std::lround(degrees.y * steps_per_degree))};
}

geom::Point<geom::Lonlat> degrees_of(FinePlace place) {
    return {place.longitude / steps_per_degree, place.latitude / steps_per_degree};
}

bool Marks::add(geom::Point<geom::Lonlat> place, const std::string& class_text) {
    auto found = known.find(class_text);
    if (found == known.end()) {
        if (classes.size() >= std::numeric_limits<std::uint16_t>::max()) {
            return false;
        }
        found = known.emplace(class_text, static_cast<std::uint16_t>(classes.size())).first;
        classes.push_back(class_text);
    }
    at.push_back(fine_place(place));
    class_of.push_back(found->second);
    return true;
}

} // namespace conflictmap::source
