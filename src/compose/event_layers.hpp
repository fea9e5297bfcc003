#pragma once
// Finds the event layers and checks them.
#include "compose/layers.hpp"

namespace conflictmap::compose {

/// Whether a layer is an event layer. It is one if it has a field `start`, `category`, `confidence` or `precision`, and
/// one of these holds: its source is in a folder `events/` of geodata/ or next to the spec; its class is `event` or
/// below it; it has a profile.
bool is_event_layer(const Layer& layer);

/// The same before its rows are read: whether one of the latter holds.
bool may_hold_events(const spec::LayerSpec& layer);

/// Checks the events of these layers against their declaration (source/event_check.hpp), each source once. Accepts the
/// categories that the style has as classes below `event` or below the layer's class.
void check_event_layers(const std::vector<Layer>& layers, const Workspace& workspace, Diagnostics& diagnostics);

} // namespace conflictmap::compose
