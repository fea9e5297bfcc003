#pragma once
// CSV as in RFC 4180, with comma, semicolon or tab. Strict: it does not repair broken rows. Private to this room.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace conflictmap::source {

struct CsvRow {
    int line = 0; ///< on which the row starts, from 1
    std::vector<std::string> cells;
    std::vector<std::size_t> starts; ///< of the cells: bytes from the start of the text, after a byte order mark
};

struct CsvText {
    char separator = ',';
    std::vector<CsvRow> rows; ///< including the header, which is first; without empty lines
    std::string error;        ///< empty, or the reason why the text is not CSV
    int error_line = 0;
};

/// `text` is UTF-8, with or without a byte order mark. The separator is the most frequent one in the header.
CsvText parse_csv(std::string_view text);

} // namespace conflictmap::source
