// The numbered subjects of the map: one below the other, or in columns, each read from top to bottom.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double entry_gap = 2.2;
constexpr double column_gap = 5;
constexpr double widest_column = 46;    ///< mm, of a single column
constexpr double narrowest_column = 36; ///< mm, of each of several columns in a strip

double height_of(const std::vector<double>& heights, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t i = from; i < to; ++i) {
        sum += heights[i] + (i > from ? entry_gap : 0);
    }
    return sum;
}

/// How many entries each column gets so that the tallest column is as low as possible. Entries keep their order.
std::vector<std::size_t> split(const std::vector<double>& heights, std::size_t columns) {
    const auto fill = [&](double limit) {
        std::vector<std::size_t> counts;
        for (std::size_t from = 0; from < heights.size();) {
            std::size_t to = from + 1;
            while (to < heights.size() && height_of(heights, from, to + 1) <= limit) {
                ++to;
            }
            counts.push_back(to - from);
            from = to;
        }
        return counts;
    };
    std::vector<double> limits;
    for (std::size_t from = 0; from < heights.size(); ++from) {
        for (std::size_t to = from + 1; to <= heights.size(); ++to) {
            limits.push_back(height_of(heights, from, to) + 1e-9);
        }
    }
    std::sort(limits.begin(), limits.end());
    for (const double limit : limits) {
        const bool fits = *std::max_element(heights.begin(), heights.end()) <= limit;
        if (auto counts = fill(limit); fits && counts.size() <= columns) {
            return counts;
        }
    }
    return {heights.size()};
}

Block draw_key(const Context& context, const Piece& piece, double width, compose::Styles&, Diagnostics&) {
    if (context.key.empty()) {
        return {};
    }
    const bool strip = piece.spec.at == "bottom";
    const int fitting = std::max(1, static_cast<int>((width + column_gap) / (narrowest_column + column_gap)));
    const int wished = piece.spec.columns > 0 ? piece.spec.columns : strip ? fitting : 1;
    const int columns = std::min(wished, static_cast<int>(context.key.size()));
    const double room = (width - (columns - 1) * column_gap) / columns;
    const double column = strip ? room : piece.spec.width.value_or(Length{std::min(room, widest_column)}).mm;
    std::vector<Block> entries;
    std::vector<double> heights;
    for (const KeyEntry& entry : context.key) {
        entries.push_back(key_block(context, entry, column));
        heights.push_back(entries.back().height);
    }
    std::vector<Block> parts;
    std::size_t next = 0;
    for (const std::size_t count : split(heights, static_cast<std::size_t>(columns))) {
        std::vector<Block> stack;
        for (std::size_t i = 0; i < count; ++i) {
            stack.push_back(std::move(entries[next++]));
        }
        parts.push_back(stacked(std::move(stack), entry_gap));
        if (strip && next < entries.size()) {
            parts.back().width = column; // A strip distributes its columns evenly.
        }
    }
    return parts.size() == 1 ? std::move(parts.front()) : side_by_side(std::move(parts), column_gap);
}

} // namespace

const Kind& key_kind() {
    static const Kind kind{
        .name = "key",
        .about = "the numbered subjects with their texts",
        .zone = Zone::map,
        .draw = draw_key,
        .panel = true,
        .columns_tried = 3,
        .share_of_map = 0.9,
        .on_page_as_text = true,
    };
    return kind;
}

} // namespace conflictmap::furniture
