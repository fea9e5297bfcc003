#include "backend/svg_theme.hpp"

#include <fmt/format.h>

#include "backend/xml.hpp"

namespace conflictmap::backend {

Themed themed(std::string_view css_class) {
    const std::string token(css_class.substr(0, css_class.find(' ')));
    const bool plain = !token.empty() && xml_name(token) == token && token.find('.') == std::string::npos;
    return plain ? Themed{"." + token, token} : Themed{};
}

void Theme::paint(const Themed& owner, std::string_view element, bool joined, std::string_view part,
                  std::string_view attribute, const Colour& colour) {
    if (owner.name.empty() || part.empty()) {
        return;
    }
    const std::string selector =
        joined ? fmt::format("{}{}", owner.selector, element) : fmt::format("{} {}", owner.selector, element);
    rules_.insert(fmt::format("{0}[{1}=\"{2}\"]{{{1}:var(--cm-{3}-{4},{2})}}", selector, attribute, to_hex(colour),
                              owner.name, part));
}

std::string Theme::rules(std::string_view root_id) const {
    if (rules_.empty()) {
        return {};
    }
    std::string out = "@supports (fill:var(--a)){\n";
    for (const std::string& rule : rules_) {
        out += fmt::format("#{} {}\n", root_id, rule);
    }
    return out + "}\n";
}

} // namespace conflictmap::backend
