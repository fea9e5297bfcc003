#include "backend/backend.hpp"

#include <algorithm>

namespace conflictmap::backend {

const Format* find_format(std::string_view name) {
    const auto found = std::ranges::find(formats(), name, &Format::name);
    return found == formats().end() ? nullptr : &*found;
}

} // namespace conflictmap::backend
