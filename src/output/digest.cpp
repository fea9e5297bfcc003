#include "output/digest.hpp"

#include "base/base64.hpp"
#include "output/hash.hpp"

namespace conflictmap::output {

std::string policy_hash(std::string_view bytes) {
    return "sha256-" + base64(sha256_bytes(bytes));
}

} // namespace conflictmap::output
