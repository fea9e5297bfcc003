#include "base/name.hpp"
#include "base/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace conflictmap {

std::optional<Name> Name::from(std::string_view text) {
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.';
    });
    if (!plain || text.empty() || text.size() > longest_name || text.front() == '.' || text.front() == '-') {
        return std::nullopt;
    }
    return Name(text);
}

std::optional<Name> Name::from(std::string_view text, std::string_view what, const Place& place,
                               Diagnostics& diagnostics) {
    auto name = from(text);
    if (!name) {
        diagnostics.error(place, "not-a-name",
                          fmt::format("'{}' cannot name {}: it becomes part of file names", text, what),
                          fmt::format("use letters from a to z, digits, '-', '_' and '.', at most {}, and begin with a "
                                      "letter, a digit or '_'",
                                      longest_name));
    }
    return name;
}

FileStem& FileStem::operator+=(const Name& next) {
    text_ += (text_.empty() ? "" : ".") + next.text();
    return *this;
}

} // namespace conflictmap
