#pragma once
// The key: the subjects whose texts do not stand beside the map.
#include <string>
#include <vector>

#include "compose/annotations.hpp"
#include "layout/layout_state.hpp"

namespace conflictmap::layout {

/// Whether the map has a key, and it stands below the frame.
bool is_key_below(const spec::MapSpec& map, const LayoutState& state);

/// The map's annotations. Those that ask for a badge are added to `in_key`; subjects of the key without a number get
/// one, after the others, in reading order of their places.
std::vector<compose::Annotation> annotations_for(const compose::Body& body, const std::string& language, InKey& in_key);

/// By number. Subjects of the layers `listed` are explained elsewhere.
std::vector<furniture::KeyEntry> key_entries(const std::vector<compose::Annotation>& annotations, const InKey& in_key,
                                             const std::vector<std::string>& listed, bool titles_only);

bool same_entries(const std::vector<furniture::KeyEntry>& a, const std::vector<furniture::KeyEntry>& b);

} // namespace conflictmap::layout
