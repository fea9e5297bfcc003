#include "source/csv_text.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace conflictmap::source {
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

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) { result_.separator = separator_of(text); }

    CsvText parse() {
        while (at_ < text_.size() && result_.error.empty()) {
            row();
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] bool ends_line() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

    void skip_line_end() {
        if (at_ < text_.size() && text_[at_] == '\r') {
            ++at_;
        }
        if (at_ < text_.size() && text_[at_] == '\n') {
            ++at_;
        }
        ++line_;
    }

    void fail(int line, std::string message) {
        if (result_.error.empty()) {
            result_.error = std::move(message);
            result_.error_line = line;
        }
    }

    void row() {
        CsvRow row{line_, {}, {}};
        while (result_.error.empty()) {
            row.starts.push_back(at_);
            row.cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted_cell() : plain_cell());
            if (at_ >= text_.size()) {
                break;
            }
            if (ends_line()) {
                skip_line_end();
                break;
            }
            ++at_; // the separator
        }
        if (row.cells.size() > 1 || !row.cells[0].empty()) {
            result_.rows.push_back(std::move(row));
        }
    }

    std::string plain_cell() {
        const auto from = at_;
        while (at_ < text_.size() && text_[at_] != result_.separator && !ends_line()) {
            if (text_[at_] == '\0') {
                fail(line_, "a zero byte: this is not a text file");
            }
            ++at_;
        }
        return std::string(text_.substr(from, at_ - from));
    }

    std::string quoted_cell() {
        const int opened = line_;
        std::string cell;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                    ++at_;
                } else {
                    ++at_;
                    if (at_ < text_.size() && text_[at_] != result_.separator && !ends_line()) {
                        fail(line_, "text after a closing quote");
                    }
                    return cell;
                }
            }
            line_ += c == '\n' ? 1 : 0;
            cell += c;
        }
        fail(opened, "a quote that starts here is never closed");
        return cell;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    CsvText result_;
};

} // namespace

CsvText parse_csv(std::string_view text) {
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    return Parser(text).parse();
}

} // namespace conflictmap::source
