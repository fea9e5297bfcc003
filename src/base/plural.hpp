#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace conflictmap {

/// Forms of a word after a number. English needs `one` and `many`; Ukrainian and Russian also need `few` (2–4, 22–24
/// …).
struct PluralForms {
    std::string_view one;
    std::string_view few;
    std::string_view many;
};

/// The form for a whole number, by the rules of Unicode CLDR.
std::string_view plural(std::int64_t number, const PluralForms& forms, std::string_view language);

} // namespace conflictmap
