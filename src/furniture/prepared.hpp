#pragma once
// What the kinds of furniture read for their pieces. Each kind fills its own struct; the layout asks only for the body
// and the events.
#include <optional>
#include <vector>

#include "furniture/furniture.hpp"

namespace conflictmap::furniture {

struct PreparedFigures : Prepared {
    std::vector<Figure> figures;
};

struct PreparedBars : Prepared {
    Bars bars;
};

struct PreparedLogo : Prepared {
    style::Picture picture;
};

struct PreparedTimeline : Prepared {
    std::vector<TimelineEvent> shown;      ///< in order of their start
    std::optional<source::Table> own_rows; ///< empty if it shows a layer of the map
    [[nodiscard]] const source::Table* events() const override { return own_rows ? &*own_rows : nullptr; }
};

/// A map of its own, in a window that begins at (0, 0).
struct PreparedInset : Prepared {
    std::vector<compose::Layer> layers;
    std::vector<compose::ProjectedLayer> projected;
    std::optional<compose::View> view;
    compose::Body shown;
    [[nodiscard]] const compose::Body* body() const override { return &shown; }
};

/// The outline of a window on the Earth, closed.
geom::Line<geom::Lonlat> window_ring(const compose::Window& window);

} // namespace conflictmap::furniture
