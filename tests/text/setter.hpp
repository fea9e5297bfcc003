#pragma once
#include "shared.hpp"

namespace text_tests {

inline const conflictmap::text::Typesetter& setter() {
    return shared::typesetter();
}

/// The width of one line, in mm.
inline double width(const std::string& words, const conflictmap::Font& font = {}, const std::string& language = "en") {
    return setter().measure(words, font, language).width;
}

} // namespace text_tests
