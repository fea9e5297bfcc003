// Breaks texts: fills paragraphs greedily, and splits names into even lines.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::text {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/// The pieces between which a line may break, each including the spaces after it.
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

/// A small letter of the Latin or Cyrillic script.
bool is_small(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF) || (c >= 0x430 && c <= 0x45F) || c == 0x491;
}

/// Short lower-case words, in any of the maps' languages, belong to the next word: no line ends with one.
bool leans(const std::string& word) {
    const std::u32string letters = code_points(trimmed(word));
    return !letters.empty() && letters.size() <= 3 && std::all_of(letters.begin(), letters.end(), is_small);
}

/// What a break costs in addition to unevenness.
constexpr double joint_cost = 1; ///< of a break at a hyphen or slash

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

std::vector<std::string> Typesetter::balance(const std::string& text, const Font& font, const std::string& language,
                                             std::size_t lines) const {
    std::vector<std::string> pieces;
    for (const std::string& piece : pieces_of(text)) {
        const bool joined = !pieces.empty() && leans(pieces.back());
        joined ? void(pieces.back() += piece) : pieces.push_back(piece);
    }
    const std::size_t count = pieces.size();
    const auto line_of = [&](std::size_t from, std::size_t to) {
        std::string line;
        for (std::size_t p = from; p < to; ++p) {
            line += pieces[p];
        }
        return trimmed(line);
    };
    lines = std::clamp<std::size_t>(lines, 1, std::max<std::size_t>(count, 1));
    const double even = std::max(measure(text, font, language).width / static_cast<double>(lines), 1e-9);
    // best[l][p]: the lowest cost of the first p pieces in l lines, and where the last of these lines starts.
    struct Way {
        double cost = std::numeric_limits<double>::infinity();
        std::size_t from = 0;
    };
    std::vector<std::vector<Way>> best(lines + 1, std::vector<Way>(count + 1));
    best[0][0].cost = 0;
    for (std::size_t l = 1; l <= lines; ++l) {
        for (std::size_t to = l; to <= count; ++to) {
            for (std::size_t from = l - 1; from < to; ++from) {
                if (!std::isfinite(best[l - 1][from].cost)) {
                    continue;
                }
                const double off = measure(line_of(from, to), font, language).width / even - 1;
                const bool joint = to < count && !is_space(pieces[to - 1].back());
                const double cost = best[l - 1][from].cost + off * off + (joint ? joint_cost : 0);
                if (cost < best[l][to].cost) {
                    best[l][to] = {cost, from};
                }
            }
        }
    }
    std::vector<std::string> out;
    for (std::size_t l = lines, to = count; l > 0; to = best[l][to].from, --l) {
        out.insert(out.begin(), line_of(best[l][to].from, to));
    }
    return out;
}

} // namespace conflictmap::text
