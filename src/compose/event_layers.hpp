#pragma once
// Which layers are event layers, and what is wrong with them.
#include "compose/layers.hpp"

namespace conflictmap::compose {

/// A layer is an event layer if the spec says so and the data does not contradict: its source is in a folder `events/`
/// of geodata/ or beside the spec, or its class is `event` or below that, or it has a profile; and it has a field
/// `start`, `category`, `confidence` or `precision`.
bool is_event_layer(const Layer& layer);

/// Checks the events of such layers against their declaration (source/event_check.hpp), each source once. Categories
/// that the style has, as classes below `event` or below the layer's class, are accepted.
void check_event_layers(const std::vector<Layer>& layers, const Workspace& workspace, Diagnostics& diagnostics);

} // namespace conflictmap::compose
