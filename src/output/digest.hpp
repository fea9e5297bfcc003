#pragma once
// Hashes as browsers compare them.
#include <string>
#include <string_view>

namespace conflictmap::output {

/// "sha256-" and the hash in base 64, as content security policies name an inline script or style.
std::string policy_hash(std::string_view bytes);

} // namespace conflictmap::output
