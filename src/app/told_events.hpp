#pragma once
// The events of a map, from its layers and its timelines.
#include "app/work.hpp"
#include "output/figure.hpp"

namespace conflictmap::app {

struct Page;

/// Rows that have a title and a start or a category, in the order of time; those that two layers show are told once.
/// Rows that the map leaves out (outside its frame, filtered) are not told; those without a place, and those of a
/// timeline, are.
std::vector<output::Event> told_events(const Work& work, const Page& page);

} // namespace conflictmap::app
