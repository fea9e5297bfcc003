#pragma once
// What the columns of a CSV file hold: places, numbers, texts. Private to this room.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
std::optional<double> csv_number(std::string_view cell, char separator);

enum class ColumnType { text, integer, real };

/// The narrowest type that fits every cell of a column: integer or real if every cell that is not empty is one; "007"
/// is text.
class ColumnGuess {
public:
    void add(std::string_view cell, char separator);
    [[nodiscard]] ColumnType type() const { return any_ ? type_ : ColumnType::text; }

private:
    bool any_ = false;
    ColumnType type_ = ColumnType::integer;
};

Value csv_value(std::string_view cell, ColumnType type, char separator);

} // namespace conflictmap::source
