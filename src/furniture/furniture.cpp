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

Zone zone_of(const spec::FurnitureSpec& spec) {
    if (spec.at == "bottom") {
        return Zone::bottom;
    }
    return spec.at.empty() ? find_kind(spec.kind)->zone : Zone::map;
}

} // namespace conflictmap::furniture
