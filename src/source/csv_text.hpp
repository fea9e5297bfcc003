#pragma once
// CSV as in RFC 4180, with comma, semicolon or tab. Strict: broken rows are not repaired. Private to this room.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace conflictmap::source {

struct CsvRow {
    int line = 0; ///< on which the row starts, from 1
    std::vector<std::string> cells;
    std::vector<std::size_t> starts; ///< of the cells: bytes from the start of the text, behind a byte order mark
};

struct CsvText {
    char separator = ',';
    std::vector<CsvRow> rows; ///< the header first; empty lines are left out
    std::string error;        ///< empty, or why the text is not CSV
    int error_line = 0;
};

/// `text` is UTF-8, with or without a byte order mark. The separator is the one most frequent in the header.
CsvText parse_csv(std::string_view text);

} // namespace conflictmap::source
