#pragma once
// Boost.Geometry's R-tree over page boxes. Only for this room's .cpp files.

// Boost 1.74 itself includes deprecated headers, which would cause messages in every build.
#define BOOST_ALLOW_DEPRECATED_HEADERS
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#undef BOOST_ALLOW_DEPRECATED_HEADERS

#include "label/placement.hpp"

namespace conflictmap::label {

using Corner = boost::geometry::model::point<double, 2, boost::geometry::cs::cartesian>;
using Rectangle = boost::geometry::model::box<Corner>;

inline Rectangle rectangle_of(const PageBox& box) {
    return {Corner{box.min.x, box.min.y}, Corner{box.max.x, box.max.y}};
}

using Entry = std::pair<Rectangle, std::size_t>;
using Tree = boost::geometry::index::rtree<Entry, boost::geometry::index::rstar<16>>;

/// True for entries that touch the box, including its edges.
inline auto touching(const PageBox& box) {
    return boost::geometry::index::intersects(rectangle_of(box));
}

} // namespace conflictmap::label
