#pragma once
// The properties of a GeoJSON file's features as trees with the places where each value stands. Private to this room.
#include <functional>
#include <string>

#include "base/yaml.hpp"

namespace conflictmap::source {

/// Calls `take` with the `properties` of each element of `features`, in order; with a null node, at the feature's
/// place, where there are none. `shown` is the file's name in places. Stops where the text is no JSON, or nested deeper
/// than YAML may be. Texts are marked as quoted, numbers and truth values are not. Throws DeadlinePassed.
void for_each_feature(const std::string& text, const std::string& shown, const std::function<void(Node)>& take);

} // namespace conflictmap::source
