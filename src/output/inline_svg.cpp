#include "output/inline_svg.hpp"

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

/// The end of a tag that starts at `open`, after its ">". Skips any ">" inside a quoted value.
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

/// Sets an attribute that the tag already has; an empty value removes it.
void set_attribute(std::string& tag, std::string_view name, std::string_view value) {
    const std::string start = fmt::format(" {}=\"", name);
    const std::size_t at = tag.find(start);
    if (at == std::string::npos) {
        return;
    }
    const std::size_t end = tag.find('"', at + start.size());
    tag.replace(at, end + 1 - at, value.empty() ? std::string() : fmt::format("{}{}\"", start, value));
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
        // In SVG, a style is not raw text: an HTML parser resolves references and CDATA sections in it.
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

} // namespace conflictmap::output
