#pragma once
// Holds the events of a layer to their declaration (event.hpp).
#include <string>
#include <vector>

#include "source/reader.hpp"

namespace conflictmap::source {

/// True where the table's fields are those of events: one of start, category, confidence and precision is there.
bool has_event_fields(const Table& table);

/// What is wrong with the events: faults are of the kind Fault::spec. GeoJSON and CSV files are read anew and checked
/// whole, each fault at its line and column; of other sources, and of those with a profile or whose GeoJSON fields are
/// renamed, the rows of `table` are checked, and messages name the row and the field. Of each kind of fault the first
/// ten are told, then how many more there are. `categories`: those known besides `event_categories`; with a profile,
/// any will do, and dates are not checked again. Unreadable files are passed over: reading them has told why. Throws
/// DeadlinePassed.
void check_events(const Request& request, const Table& table, const std::vector<std::string>& categories,
                  Diagnostics& diagnostics);

} // namespace conflictmap::source
