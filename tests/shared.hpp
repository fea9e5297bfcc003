#pragma once
// Small helpers that tests of several rooms share.
#include <string>

#include "base/diagnostics.hpp"
#include "text/typesetter.hpp"

namespace shared {

/// The fonts take a while to load, so all tests share one.
inline const conflictmap::text::Typesetter& typesetter() {
    static const conflictmap::text::Typesetter one;
    return one;
}

/// Every diagnostic as text, one per line.
inline std::string told(const conflictmap::Diagnostics& diagnostics) {
    std::string text;
    for (const auto& each : diagnostics.all()) {
        text += conflictmap::to_text(each) + "\n";
    }
    return text;
}

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace shared
