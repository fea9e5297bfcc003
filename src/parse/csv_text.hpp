#pragma once
// CSV as in RFC 4180, with comma, semicolon or tab. Strict: it does not repair broken rows.
#include <string>
#include <string_view>
#include <vector>

namespace conflictmap::parse {

struct CsvRow {
    int line = 0;                        ///< on which the row starts, from 1
    std::vector<std::string_view> cells; ///< as written in the text, with their quotes
    std::size_t count = 0;               ///< of its cells; `cells` holds only the first ones of a very long row
};

/// Reads row after row, and stores none.
class CsvReader {
public:
    /// `text` is UTF-8, with or without a byte order mark, and must outlive the reader. The separator is the most
    /// frequent one in the header. Of each row, at most `most_cells` are returned.
    CsvReader(std::string_view text, std::size_t most_cells);

    /// The next row that is not empty; the first is the header. False at the end, or where the text is not CSV.
    bool next(CsvRow& row);
    [[nodiscard]] char separator() const { return separator_; }
    /// Empty, or the reason why the text is not CSV.
    [[nodiscard]] const std::string& error() const { return error_; }
    [[nodiscard]] int error_line() const { return error_line_; }

private:
    [[nodiscard]] bool ends_line() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
    void skip_line_end();
    void fail(int line, std::string message);
    void read(CsvRow& row);
    std::string_view plain_cell();
    std::string_view quoted_cell();

    std::string_view text_;
    std::size_t most_cells_;
    char separator_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::string error_;
    int error_line_ = 0;
};

/// What a cell says. `buffer` is used if that is not a part of the text; the result is valid until it changes.
std::string_view csv_cell(std::string_view written, std::string& buffer);

} // namespace conflictmap::parse
