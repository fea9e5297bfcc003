#pragma once
// Everything between reading and drawing, for one page.
#include <map>
#include <string>
#include <vector>

#include "compose/body.hpp"
#include "furniture/furniture.hpp"
#include "layout/insets.hpp"

namespace conflictmap::layout {

struct Work {
    spec::MapSpec& map; ///< only the place of the key is changed
    const compose::Workspace& workspace;
    compose::Styles styles;
    compose::View view;
    std::vector<compose::Layer> layers;
    std::vector<Inset> insets;
    furniture::Context context;
    compose::Body body;
};

/// The map's body and its insets'.
inline std::vector<const compose::Body*> bodies_of(const Work& work) {
    std::vector<const compose::Body*> bodies{&work.body};
    for (const Inset& inset : work.insets) {
        bodies.push_back(&inset.body);
    }
    return bodies;
}

} // namespace conflictmap::layout
