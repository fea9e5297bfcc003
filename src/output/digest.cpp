#include "output/digest.hpp"

#include <array>
#include <memory>

#include <glib.h>

namespace conflictmap::output {
namespace {

struct FreeChecksum {
    void operator()(GChecksum* sum) const { g_checksum_free(sum); }
};
struct FreeText {
    void operator()(char* text) const { g_free(text); }
};

} // namespace

std::string policy_hash(std::string_view bytes) {
    const std::unique_ptr<GChecksum, FreeChecksum> sum(g_checksum_new(G_CHECKSUM_SHA256));
    g_checksum_update(sum.get(), reinterpret_cast<const guchar*>(bytes.data()), static_cast<gssize>(bytes.size()));
    std::array<guint8, 32> hash{};
    gsize size = hash.size();
    g_checksum_get_digest(sum.get(), hash.data(), &size);
    const std::unique_ptr<char, FreeText> text(g_base64_encode(hash.data(), size));
    return std::string("sha256-") + text.get();
}

} // namespace conflictmap::output
