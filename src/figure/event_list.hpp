#pragma once
// The events of a map, from its layers and its timelines.
#include "layout/map_content.hpp"
#include "layout/page.hpp"
#include "output/figure.hpp"

namespace conflictmap::figure {

/// Rows that have a title and a start or a category, in order of time. A row that two layers show is listed once. Rows
/// that the map leaves out (outside its frame, filtered) are not listed; rows without a place, and rows of a timeline,
/// are.
std::vector<output::Event> event_list(const layout::MapContent& content, const compose::Body& body,
                                      const layout::Page& page, style::Lookup& lookup);

} // namespace conflictmap::figure
