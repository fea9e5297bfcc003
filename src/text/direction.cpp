#include "text/direction.hpp"

#include <fribidi.h>

#include "base/utf8.hpp"

namespace conflictmap::text {

bool reads_right_to_left(std::string_view text) {
    for (const char32_t c : code_points(text)) {
        const FriBidiCharType type = fribidi_get_bidi_type(c);
        if (FRIBIDI_IS_LETTER(type)) {
            return FRIBIDI_IS_RTL(type) != 0;
        }
    }
    return false;
}

} // namespace conflictmap::text
