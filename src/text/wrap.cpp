// Typesetter::wrap: lines filled greedily, as many words on each as fit.
#include <algorithm>
#include <string_view>
#include <utility>

#include "text/typesetter.hpp"

namespace conflictmap::text {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/// The pieces between which a line may break: each with the spaces that follow it.
std::vector<std::string> pieces_of(std::string_view paragraph) {
    std::vector<std::string> pieces;
    std::string piece;
    for (std::size_t i = 0; i < paragraph.size(); ++i) {
        piece.push_back(paragraph[i]);
        const bool last = i + 1 == paragraph.size();
        const bool space_ends = is_space(paragraph[i]) && !last && !is_space(paragraph[i + 1]);
        // After a hyphen or slash inside a word, not after a minus sign or before a space.
        const bool joint = (paragraph[i] == '-' || paragraph[i] == '/') && i > 0 && !is_space(paragraph[i - 1]) &&
                           !last && !is_space(paragraph[i + 1]);
        if (last || space_ends || joint) {
            pieces.push_back(std::move(piece));
            piece.clear();
        }
    }
    return pieces;
}

std::string trimmed(std::string text) {
    while (!text.empty() && is_space(text.back())) {
        text.pop_back();
    }
    std::size_t start = 0;
    while (start < text.size() && is_space(text[start])) {
        ++start;
    }
    return text.substr(start);
}

} // namespace

std::vector<std::string> Typesetter::wrap(const std::string& text, const Font& font, const std::string& language,
                                          double width) const {
    constexpr double rounding = 1e-9;
    std::vector<std::string> lines;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        std::string line;
        for (const std::string& piece : pieces_of(std::string_view(text).substr(start, end - start))) {
            const std::string longer = trimmed(line + piece);
            if (!trimmed(line).empty() && measure(longer, font, language).width > width + rounding) {
                lines.push_back(trimmed(line));
                line = piece;
            } else {
                line += piece;
            }
        }
        lines.push_back(trimmed(line));
        start = end + 1;
    }
    return lines;
}

} // namespace conflictmap::text
