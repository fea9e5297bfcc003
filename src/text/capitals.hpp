#pragma once
#include <string>
#include <string_view>

namespace conflictmap::text {

/// Replaces each letter by its capital, by Unicode's simple mapping, so the result does not depend on the locale: ı and
/// i both become I; ß, whose capital is two letters, stays. Bytes that are not UTF-8 stay as they are.
std::string capitals(std::string_view text);

} // namespace conflictmap::text
