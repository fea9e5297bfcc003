#pragma once
// The options that change what a map shows. They are the same for every command that composes a map.
#include <conflictmap/conflictmap.hpp>

namespace CLI {
class App;
}

namespace conflictmap::cli {

/// `several`: whether the command takes lists of styles and languages and draws a picture for each.
void add_map_options(CLI::App& command, RenderOptions& options, bool several);

} // namespace conflictmap::cli
