#include "output/inline_svg.hpp"

#include <array>
#include <map>

#include <fmt/format.h>

#include "base/units.hpp"

namespace conflictmap::output {
namespace {

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from, done)) {
        out.append(text.substr(done, at - done)).append(to);
        done = at + from.size();
    }
    return out.append(text.substr(done));
}

/// Where a tag that starts at `open` ends, behind its ">": a ">" may stand in a quoted value.
std::size_t end_of_tag(std::string_view svg, std::size_t open) {
    char quote = 0;
    for (std::size_t i = open; i < svg.size(); ++i) {
        if (quote != 0) {
            quote = svg[i] == quote ? '\0' : quote;
        } else if (svg[i] == '"' || svg[i] == '\'') {
            quote = svg[i];
        } else if (svg[i] == '>') {
            return i + 1;
        }
    }
    return svg.size();
}

/// Sets an attribute of a tag that has it; an empty value removes it.
void set_attribute(std::string& tag, std::string_view name, std::string_view value) {
    const std::string start = fmt::format(" {}=\"", name);
    const std::size_t at = tag.find(start);
    if (at == std::string::npos) {
        return;
    }
    const std::size_t end = tag.find('"', at + start.size());
    tag.replace(at, end + 1 - at, value.empty() ? std::string() : fmt::format("{}{}\"", start, value));
}

/// What CSS can set in the place of an attribute, and its value where there is none.
struct Paint {
    std::string_view name;
    std::string_view initial; ///< empty: may be inherited, so that its lack cannot be told by a rule
};
constexpr std::array paints{
    Paint{"fill", ""},         Paint{"stroke", ""},   Paint{"fill-opacity", "1"}, Paint{"stroke-opacity", "1"},
    Paint{"stroke-width", ""}, Paint{"opacity", "1"}, Paint{"stop-color", ""},    Paint{"stop-opacity", "1"}};

/// A tag without its paints, and these.
struct Bared {
    std::string rest;
    std::map<std::string_view, std::string> paints;
};

Bared bared(std::string_view tag) {
    Bared out{std::string(tag), {}};
    for (const Paint& paint : paints) {
        const std::string start = fmt::format(" {}=\"", paint.name);
        if (const std::size_t at = out.rest.find(start); at != std::string::npos) {
            const std::size_t end = out.rest.find('"', at + start.size());
            out.paints[paint.name] = out.rest.substr(at + start.size(), end - at - start.size());
            out.rest.erase(at, end + 1 - at);
        }
    }
    return out;
}

/// The declarations that make a tag with the one's paints look like the other's; nothing when CSS cannot say it.
std::optional<std::string> declarations(const Bared& from, const Bared& to) {
    std::string out;
    for (const Paint& paint : paints) {
        const auto has = from.paints.find(paint.name);
        const auto wants = to.paints.find(paint.name);
        const std::string old = has == from.paints.end() ? std::string(paint.initial) : has->second;
        const std::string wanted = wants == to.paints.end() ? std::string(paint.initial) : wants->second;
        if (old == wanted) {
            continue;
        }
        if (wanted.empty() || wanted.find_first_of(";{}!<") != std::string::npos) {
            return std::nullopt;
        }
        // The SVG's own rules for themes name ids; these come before them.
        out += fmt::format("{}:{}!important;", paint.name, wanted);
    }
    return out;
}

/// A piece of a document: a tag, or the text up to the next.
std::string_view next_piece(std::string_view svg, std::size_t at) {
    const std::size_t end = svg[at] == '<' ? end_of_tag(svg, at) : std::min(svg.find('<', at), svg.size());
    return svg.substr(at, end - at);
}

} // namespace

std::string inline_svg(std::string_view svg, const std::optional<Plate>& plate) {
    const std::size_t root = svg.find("<svg");
    if (root == std::string_view::npos) {
        return {};
    }
    const std::size_t end = end_of_tag(svg, root);
    std::string tag(svg.substr(root, end - root));
    set_attribute(tag, "width", "");
    set_attribute(tag, "height", "");
    if (plate) {
        set_attribute(tag, "viewBox",
                      fmt::format("{} {} {} {}", format_number(plate->x, 3), format_number(plate->y, 3),
                                  format_number(plate->width, 3), format_number(plate->height, 3)));
    }
    return tag + std::string(svg.substr(end));
}

std::vector<std::string> styles_in(std::string_view svg) {
    std::vector<std::string> styles;
    for (std::size_t at = svg.find("<style"); at != std::string_view::npos; at = svg.find("<style", at + 1)) {
        const std::size_t start = end_of_tag(svg, at);
        const std::size_t end = svg.find("</style>", start);
        if (end == std::string_view::npos) {
            break;
        }
        // In SVG a style is no raw text: an HTML parser resolves references and CDATA sections.
        std::string text(svg.substr(start, end - start));
        const std::size_t data = text.find("<![CDATA[");
        if (data != std::string::npos) {
            text = replaced(replaced(text, "<![CDATA[", ""), "]]>", "");
        } else {
            text = replaced(replaced(text, "&lt;", "<"), "&gt;", ">");
            text = replaced(replaced(text, "&quot;", "\""), "&amp;", "&");
        }
        styles.push_back(std::move(text));
    }
    return styles;
}

std::optional<DarkSvg> merged_dark(std::string_view light, std::string_view dark, std::string_view map) {
    const std::string mine = fmt::format("\"{}-", map);
    const std::string reference = fmt::format("#{}-", map);
    const std::string same_ids =
        replaced(replaced(dark, fmt::format("\"{}-dark-", map), mine), fmt::format("#{}-dark-", map), reference);
    const std::string other = replaced(replaced(same_ids, fmt::format("\"{}-dark\"", map), fmt::format("\"{}\"", map)),
                                       fmt::format(" {}-dark-", map), fmt::format(" {}-", map));
    DarkSvg out;
    std::map<std::string, std::size_t> looks;
    bool style = false;
    std::size_t there = 0;
    for (std::size_t here = 0; here < light.size();) {
        if (there >= other.size()) {
            return std::nullopt;
        }
        const std::string_view one = next_piece(light, here);
        const std::string_view two = next_piece(other, there);
        here += one.size();
        there += two.size();
        // A style's colours are defaults of the same elements, whose rules here weigh more.
        if (one == two || (style && one.front() != '<' && two.front() != '<')) {
            out.svg += one;
        } else {
            const Bared from = bared(one);
            const Bared to = bared(two);
            const auto rule = from.rest == to.rest && one.front() == '<' ? declarations(from, to) : std::nullopt;
            if (!rule) {
                return std::nullopt;
            }
            const std::size_t number = looks.emplace(*rule, looks.size() + 1).first->second;
            const std::size_t name = one.find_first_of(" />", 1);
            out.svg += fmt::format("{} data-dark=\"{}\"{}", one.substr(0, name), number, one.substr(name));
        }
        style = one.starts_with("<style");
    }
    std::map<std::size_t, std::string_view> by_number;
    for (const auto& [rule, number] : looks) {
        by_number[number] = rule;
    }
    for (const auto& [number, rule] : by_number) {
        out.rules += fmt::format("[data-dark=\"{}\"]{{{}}}\n", number, rule);
    }
    return there == other.size() ? std::optional(out) : std::nullopt;
}

} // namespace conflictmap::output
