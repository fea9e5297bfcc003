#include "furniture/furniture.hpp"

namespace conflictmap::furniture {

const Kind* find_kind(std::string_view name) {
    for (const Kind& kind : kinds()) {
        if (kind.name == name) {
            return &kind;
        }
    }
    return nullptr;
}

} // namespace conflictmap::furniture
