#pragma once
// OGR's condition language, applied to rows that did not come from OGR. Private to this room.
#include <optional>
#include <string>
#include <vector>

#include "source/csv_columns.hpp"

namespace conflictmap::source {

/// One flag per row: whether it meets request.where. Nothing, with a diagnostic, when OGR refuses the condition.
std::optional<std::vector<bool>> rows_that_meet(const Request& request, const std::vector<std::string>& fields,
                                                const std::vector<ColumnType>& types,
                                                const std::vector<std::vector<Value>>& rows, Diagnostics& diagnostics);

} // namespace conflictmap::source
