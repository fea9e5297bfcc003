#pragma once
// The options that change what a map shows: the same for every command that composes one.
#include <conflictmap/conflictmap.hpp>

namespace CLI {
class App;
}

namespace conflictmap::cli {

/// `several`: whether lists of styles and languages are taken, each giving a picture.
void add_map_options(CLI::App& command, RenderOptions& options, bool several);

} // namespace conflictmap::cli
