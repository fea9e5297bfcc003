#pragma once
// Which fields of a source the map uses. The others are not read.
#include <string>

#include "compose/workspace.hpp"

namespace conflictmap::compose {

/// What drawing, describing and checking a layer may use. `class_field`: the one that refines its class; may be empty.
source::WantedFields fields_of(const spec::LayerSpec& layer, const std::string& class_field,
                               const std::string& language);

/// What a timeline and the list of events use.
source::WantedFields fields_of_events(const std::string& language);

/// The names of areas.
source::WantedFields fields_of_units(const std::string& language);

} // namespace conflictmap::compose
