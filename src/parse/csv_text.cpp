#include "parse/csv_text.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace conflictmap::parse {
namespace {

char separator_of(std::string_view text) {
    constexpr std::array<char, 3> candidates{',', ';', '\t'};
    std::array<int, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            break;
        } else if (!quoted) {
            for (std::size_t i = 0; i < candidates.size(); ++i) {
                counts[i] += c == candidates[i] ? 1 : 0;
            }
        }
    }
    return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

} // namespace

CsvReader::CsvReader(std::string_view text, std::size_t most_cells) : text_(text), most_cells_(most_cells) {
    if (text_.starts_with(byte_order_mark)) {
        text_.remove_prefix(byte_order_mark.size());
    }
    separator_ = separator_of(text_);
}

bool CsvReader::next(CsvRow& row) {
    while (at_ < text_.size() && error_.empty()) {
        read(row);
        const bool empty = row.count == 1 && (row.cells[0].empty() || row.cells[0] == "\"\"");
        if (error_.empty() && !empty) {
            return true;
        }
    }
    return false;
}

void CsvReader::skip_line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') {
        ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\n') {
        ++at_;
    }
    ++line_;
}

void CsvReader::fail(int line, std::string message) {
    if (error_.empty()) {
        error_ = std::move(message);
        error_line_ = line;
    }
}

void CsvReader::read(CsvRow& row) {
    row.line = line_;
    row.cells.clear();
    row.count = 0;
    while (error_.empty()) {
        const auto cell = at_ < text_.size() && text_[at_] == '"' ? quoted_cell() : plain_cell();
        if (row.count++ < most_cells_) {
            row.cells.push_back(cell);
        }
        if (at_ >= text_.size()) {
            break;
        }
        if (ends_line()) {
            skip_line_end();
            break;
        }
        ++at_; // the separator
    }
}

std::string_view CsvReader::plain_cell() {
    const auto from = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && !ends_line()) {
        if (text_[at_] == '\0') {
            fail(line_, "a zero byte: this is not a text file");
        }
        ++at_;
    }
    return text_.substr(from, at_ - from);
}

std::string_view CsvReader::quoted_cell() {
    const int opened = line_;
    const auto from = at_;
    for (++at_; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (c == '"') {
            ++at_;
            if (at_ >= text_.size() || text_[at_] != '"') {
                if (at_ < text_.size() && text_[at_] != separator_ && !ends_line()) {
                    fail(line_, "text after a closing quote");
                }
                return text_.substr(from, at_ - from);
            }
        }
        line_ += c == '\n' ? 1 : 0;
    }
    fail(opened, "a quote that starts here is never closed");
    return text_.substr(from);
}

std::string_view csv_cell(std::string_view written, std::string& buffer) {
    if (written.size() < 2 || written.front() != '"') {
        return written;
    }
    const auto inner = written.substr(1, written.size() - 2);
    if (inner.find('"') == std::string_view::npos) {
        return inner;
    }
    buffer.clear();
    for (std::size_t i = 0; i < inner.size(); ++i) {
        buffer += inner[i];
        i += inner[i] == '"' ? 1 : 0; // written twice
    }
    return buffer;
}

} // namespace conflictmap::parse
