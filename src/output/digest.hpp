#pragma once
// Hashes in the form that browsers compare.
#include <string>
#include <string_view>

namespace conflictmap::output {

/// "sha256-" and the hash in base 64, the form of inline scripts and styles in content security policies.
std::string policy_hash(std::string_view bytes);

} // namespace conflictmap::output
