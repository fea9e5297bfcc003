#pragma once
// Which layers are of events, and what is wrong with these.
#include "compose/layers.hpp"

namespace conflictmap::compose {

/// A layer is one of events when the spec says so and the data do not gainsay it: its source is in a folder `events/`
/// of geodata/ or beside the spec, or its class is `event` or below that, or it has a profile; and it has a field
/// `start`, `category`, `confidence` or `precision`.
bool is_event_layer(const Layer& layer);

/// Holds the events of such layers to their declaration (source/event_check.hpp), each source once. The categories that
/// the style knows, as classes below `event` or below the layer's class, will do.
void check_event_layers(const std::vector<Layer>& layers, const Workspace& workspace, Diagnostics& diagnostics);

} // namespace conflictmap::compose
