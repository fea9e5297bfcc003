#pragma once
// What the columns of a CSV file hold: places, numbers, texts. Private to this room.
#include <optional>
#include <string>
#include <vector>

#include "source/csv_text.hpp"
#include "source/reader.hpp"

namespace conflictmap::source {

/// The columns with coordinates: two, or one with well-known text.
struct PlaceColumns {
    std::optional<std::size_t> x;
    std::optional<std::size_t> y;
    std::optional<std::size_t> wkt;
};

/// From the names in the request, or else guessed from the header. Nothing, with a diagnostic, when there are none.
std::optional<PlaceColumns> find_places(const Request& request, const std::vector<std::string>& header,
                                        Diagnostics& diagnostics);

/// A number as written in the file: a comma may be the decimal mark if it does not separate cells.
std::optional<double> csv_number(const std::string& cell, char separator);

enum class ColumnType { text, integer, real };

/// Integer or real if every cell that is not empty is one; "007" is text. `rows` without the header.
std::vector<ColumnType> column_types(const CsvText& csv);

Value csv_value(const std::string& cell, ColumnType type, char separator);

} // namespace conflictmap::source
