#include "backend/svg_attributes.hpp"

#include <fmt/format.h>

#include "backend/xml.hpp"
#include "base/units.hpp"

namespace conflictmap::backend {

std::string attribute(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : fmt::format(" {}=\"{}\"", name, xml_escaped(value));
}

std::string opacity_attribute(std::string_view name, double opacity) {
    return opacity >= 1 ? std::string() : fmt::format(" {}=\"{}\"", name, format_number(opacity, 3));
}

std::string fill_attributes(const Colour& colour) {
    return fmt::format(" fill=\"{}\"{}", to_hex(colour), opacity_attribute("fill-opacity", colour.opacity));
}

std::string stroke_attributes(const Stroke& stroke) {
    constexpr std::string_view caps[] = {"butt", "", "square"};
    constexpr std::string_view joins[] = {"miter", "", "bevel"};
    std::string out =
        fmt::format(" stroke=\"{}\"{} stroke-width=\"{}\"", to_hex(stroke.colour),
                    opacity_attribute("stroke-opacity", stroke.colour.opacity), format_number(stroke.width, 3));
    out += attribute("stroke-linecap", caps[static_cast<int>(stroke.cap)]);
    out += attribute("stroke-linejoin", joins[static_cast<int>(stroke.join)]);
    for (std::size_t i = 0; i < stroke.dash.size(); ++i) {
        out += (i == 0 ? " stroke-dasharray=\"" : " ") + format_number(stroke.dash[i], 3);
    }
    return stroke.dash.empty() ? out : out + '"';
}

std::string family_list(const std::vector<std::string>& families, const std::string& prefix) {
    std::string out;
    for (const std::string& family : families) {
        out += prefix.empty() ? "" : fmt::format("'{}{}', ", prefix, family);
    }
    for (const std::string& family : families) {
        out += fmt::format("'{}', ", family);
    }
    return out + (families.front().find("Serif") != std::string::npos ? "serif" : "sans-serif");
}

std::string data_name(std::string_view key) {
    std::string name = xml_name(key);
    for (char& c : name) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return "data-" + name;
}

} // namespace conflictmap::backend
