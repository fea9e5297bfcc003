#include "job/rule_names.hpp"

#include "base/utf8.hpp"

namespace conflictmap::job {

std::optional<std::string> in_rule(std::string_view path) {
    // Signs that ninja takes into a name, besides those spelt below, and that make does not look for files with.
    constexpr std::string_view signs = "+,-./=@_{}()%!~";
    if (path.empty() || std::string_view("~=+!").find(path.front()) != std::string_view::npos ||
        std::string_view(" \\:)").find(path.back()) != std::string_view::npos) {
        return std::nullopt; // a home, an assignment; cut off or read on, an archive's member
    }
    std::string spelt;
    std::size_t backslashes = 0; // directly before c
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = is_ascii_letter(c) || is_ascii_digit(c) || byte >= 0x80;
        if (c == ' ') {
            spelt += std::string(backslashes, '\\') + "\\ ";
        } else if ((c == '#' || c == ':' || c == '$') && backslashes == 0) {
            spelt += c == '$' ? '$' : '\\';
            spelt += c;
        } else if (letter || c == '\\' || signs.find(c) != std::string_view::npos) {
            spelt += c;
        } else {
            return std::nullopt;
        }
        backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return spelt;
}

} // namespace conflictmap::job
