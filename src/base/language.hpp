#pragma once
// Texts in several languages, and the forms of numbers and dates that belong to a language.
#include <map>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace conflictmap {

/// Texts by language code ("en", "uk", "ru"). A text for all languages has the code "".
struct LocalText {
    std::map<std::string, std::string> by_language;
    [[nodiscard]] bool empty() const { return by_language.empty(); }
    bool operator==(const LocalText&) const = default;
};

/// Two or three letters from a to z, as in "uk".
bool is_language_code(std::string_view text);

LocalText plain_text(std::string text);

/// The text in `language`, or else the one for all languages, the English one, or the first one; empty when there is
/// none.
std::string in_language(const LocalText& text, std::string_view language);

/// "18 March 2025", "18 березня 2025 року", "18 марта 2025 года"
std::string format_date(const Date& date, std::string_view language);

/// Thousands grouped as usual in the language ("25,800", "25 800"), with the given number of decimals.
std::string format_quantity(double value, int decimals, std::string_view language);

/// The furniture's own words ("Held by Russia", "Scale", ...) are in the styles; this function is for joining them.
std::string_view decimal_mark(std::string_view language);

} // namespace conflictmap
