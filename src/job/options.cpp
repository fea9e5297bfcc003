#include "job/options.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/units.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap::job {

Variant first_variant(const RenderOptions& options) {
    return {options.styles.empty() ? "" : options.styles.front(), options.languages.front()};
}

std::vector<std::string> page_sides(std::string size) {
    size.erase(std::remove(size.begin(), size.end(), ' '), size.end());
    std::vector<std::string> sides{size};
    for (std::size_t i = 1; i < size.size(); ++i) {
        if (size[i] == 'x' && size[i - 1] != 'p') { // the x of "px" is not a separator
            sides = {size.substr(0, i), size.substr(i + 1)};
            break;
        }
    }
    for (std::string& side : sides) {
        side += parse_number(side) ? "px" : "";
    }
    return sides;
}

bool is_page_size(const std::string& text) {
    const auto sides = page_sides(text);
    return sides.size() == 2 && parse_length(sides[0]) && parse_length(sides[1]);
}

void check_options(const RenderOptions& options, Diagnostics& diagnostics) {
    const auto wrong = [&](const std::string& text, const std::string& hint) {
        diagnostics.error({"options", 0, 0}, "wrong-option", text, hint);
    };
    const auto among = [](const std::string& one, const std::vector<std::string>& all) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    if (!options.at.empty() && !parse_date(options.at)) {
        wrong(fmt::format("'{}' is not a date", options.at), "write it as 2025-03-18");
    }
    if (!options.size.empty() && !is_page_size(options.size)) {
        wrong(fmt::format("'{}' is not a size", options.size), "write it as 180mmx135mm or 1600x1100");
    }
    if (!options.worldview.empty() && !among(options.worldview, spec::worldviews)) {
        wrong(fmt::format("unknown worldview '{}'", options.worldview), "one of: un, de-facto, claims");
    }
    for (const std::string& language : options.languages) {
        if (!among(language, languages)) {
            wrong(fmt::format("unknown language '{}'", language), "one of: en, uk, ru");
        }
    }
    if (!options.svg_text.empty() && !among(options.svg_text, spec::svg_texts)) {
        wrong(fmt::format("unknown SVG text mode '{}'", options.svg_text), "one of: live, outlines");
    }
    if (!options.svg_fonts.empty() && !among(options.svg_fonts, spec::svg_fonts)) {
        wrong(fmt::format("unknown SVG font mode '{}'", options.svg_fonts), "one of: none, embed");
    }
    constexpr double smallest = 0.1;
    constexpr double largest = 10;
    for (const double scale : options.scales) {
        if (!(scale >= smallest && scale <= largest)) {
            wrong(fmt::format("the scale {} is out of range", scale), "from 0.1 to 10");
        }
    }
    constexpr double coarsest = 10;
    constexpr double finest = 2400;
    if (options.dots_per_inch != 0 && !(options.dots_per_inch >= coarsest && options.dots_per_inch <= finest)) {
        wrong(fmt::format("{} dots per inch are out of range", options.dots_per_inch), "from 10 to 2400");
    }
    const std::size_t results = std::max<std::size_t>(1, options.styles.size()) * options.languages.size() *
                                options.formats.size() * options.scales.size();
    if (options.out == "-" && results != 1) {
        wrong("standard output takes one result", "give one format, style, language and scale");
    }
    if (options.languages.empty() || options.scales.empty()) {
        wrong("nothing to draw", "give at least one language and one scale");
    }
}

} // namespace conflictmap::job
