#pragma once
// Checks the events of a layer against their declaration (event.hpp).
#include <string>
#include <vector>

#include "source/reader.hpp"

namespace conflictmap::source {

/// The fields that make a row an event: start, category, confidence and precision.
const std::vector<std::string>& fields_that_make_events();

/// True if the table has a field of events: start, category, confidence or precision.
bool has_event_fields(const Table& table);

/// The names of the fields of events; their parts are joined to them with "_".
std::vector<std::string> event_fields();

/// Reports what is wrong with the events, as faults of the kind Fault::spec. GeoJSON and CSV files are read again and
/// checked in full, each fault at its line and column. For other sources, and for those with a profile or with renamed
/// GeoJSON fields, the rows of `table` are checked, and messages name the row and the field. The first ten faults of
/// each kind are reported, then the number of the rest. `categories` are known in addition to `event_categories`; with
/// a profile, any category is accepted, and dates are not checked again. Unreadable files are skipped, because they
/// have been reported already. Throws DeadlinePassed.
void check_events(const Request& request, const Table& table, const std::vector<std::string>& categories,
                  Diagnostics& diagnostics);

} // namespace conflictmap::source
