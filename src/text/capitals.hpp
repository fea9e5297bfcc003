#pragma once
#include <string>
#include <string_view>

namespace conflictmap::text {

/// Each letter as its capital, by Unicode's simple mapping and so the same in every locale: ı gives I, i gives I, and
/// ß, whose capitals are two letters, stays. Bytes that are not UTF-8 stay as they are.
std::string capitals(std::string_view text);

} // namespace conflictmap::text
