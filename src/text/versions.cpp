#include "text/versions.hpp"

#include <cairo.h>
#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <harfbuzz/hb.h>
#include <pango/pango.h>

namespace conflictmap::text {

std::map<std::string, std::string> versions() {
    const int fontconfig = FcGetVersion();
    return {{"cairo", cairo_version_string()},
            {"fontconfig", fmt::format("{}.{}.{}", fontconfig / 10000, fontconfig / 100 % 100, fontconfig % 100)},
            {"harfbuzz", hb_version_string()},
            {"pango", pango_version_string()}};
}

} // namespace conflictmap::text
