#pragma once
#include "text/typesetter.hpp"

namespace text_tests {

/// One for all tests, since fonts take time to open.
inline const conflictmap::text::Typesetter& setter() {
    static const conflictmap::text::Typesetter one;
    return one;
}

/// Of one line, in mm.
inline double width(const std::string& words, const conflictmap::Font& font = {}, const std::string& language = "en") {
    return setter().measure(words, font, language).width;
}

} // namespace text_tests
