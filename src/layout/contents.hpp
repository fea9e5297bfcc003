#pragma once
// The contents of the furniture, collected from what is on the map.
#include <vector>

#include "compose/annotations.hpp"
#include "compose/body.hpp"
#include "furniture/furniture.hpp"

namespace conflictmap::layout {

/// The legend's text for a class, in the map's language; empty if the legend leaves the class out.
std::string legend_text(const compose::DrawnClass& drawn, const compose::Workspace& workspace, style::Lookup& lookup);

/// Rows for the classes on the map and on its insets, in legend order, then from the top layer down. One row per text.
std::vector<furniture::LegendRow> legend_rows(const std::vector<const compose::Body*>& bodies,
                                              const compose::Workspace& workspace, style::Lookup& lookup);

/// The sentences of the credits: sources with their licences, the projection, the map's note, the disclaimer.
std::vector<std::string> credit_lines(const spec::MapSpec& map, const std::vector<const compose::Body*>& bodies,
                                      const compose::Workspace& workspace, style::Lookup& lookup);

/// The sizes shown by layers with `size-heading`: each heading once, with the largest value on the map.
std::vector<furniture::SizeKey> size_keys(const std::vector<const compose::Body*>& bodies,
                                          const compose::Workspace& workspace, style::Lookup& lookup);

furniture::KeyEntry key_entry(const compose::Annotation& annotation);

/// The scale at the middle of the window, how much it varies over the window, and where north is.
furniture::MapScale measure_scale(const compose::Window& window);

} // namespace conflictmap::layout
