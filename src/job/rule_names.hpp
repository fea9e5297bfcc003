#pragma once
// Names of files in rules of make and ninja.
#include <optional>
#include <string>
#include <string_view>

namespace conflictmap::job {

/// A path as a rule spells it, so that GNU make (4.3) and ninja (1.11) both read exactly this name; nothing when there
/// is no such spelling: for control characters, line breaks and tabs, the signs of patterns, quotes and shells
/// (`*?[];|&<>^"'` and the backtick), a "~", "=", "+" or "!" at the start (an absolute path has none), a space,
/// backslash, ":" or ")" at the end, and a backslash before "#", ":" or "$".
std::optional<std::string> in_rule(std::string_view path);

} // namespace conflictmap::job
