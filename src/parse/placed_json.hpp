#pragma once
// The properties of a GeoJSON file's features as trees with the place of each value.
#include <functional>
#include <optional>
#include <string>

#include "base/yaml.hpp"

namespace conflictmap::parse {

/// Calls `take` with the `properties` of each element of `features`, in order; where there are none, with a null node
/// at the feature's place. `shown` is the file name in places. Stops where the text is not JSON, or is nested deeper
/// than YAML may be; the place of that is returned. Texts are marked as quoted; numbers and booleans are not. Throws
/// DeadlinePassed.
std::optional<Place> for_each_feature(const std::string& text, const std::string& shown,
                                      const std::function<void(Node)>& take);

} // namespace conflictmap::parse
