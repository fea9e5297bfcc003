#pragma once
// The key: the subjects whose texts are not beside the map.
#include <string>
#include <vector>

#include "compose/annotations.hpp"
#include "layout/layout_state.hpp"

namespace conflictmap::layout {

/// Whether the map has a key below the frame.
bool is_key_below(const spec::MapSpec& map, const LayoutState& state);

/// The map's annotations. Adds those with a badge to `in_key`. Subjects of the key without a number get one after the
/// others, in reading order of their places.
std::vector<compose::Annotation> annotations_for(const compose::Body& body, const std::string& language, InKey& in_key);

/// In order of number. Subjects of the layers `listed` are explained elsewhere.
std::vector<furniture::KeyEntry> key_entries(const std::vector<compose::Annotation>& annotations, const InKey& in_key,
                                             const std::vector<std::string>& listed, bool titles_only);

bool same_entries(const std::vector<furniture::KeyEntry>& a, const std::vector<furniture::KeyEntry>& b);

} // namespace conflictmap::layout
