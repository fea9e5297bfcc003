#pragma once
// Layers with so many points that each is only a mark: drawn like any other symbol, but without an id, a tooltip or
// data of its own, and no obstacle to labels.
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "compose/draw.hpp"

namespace conflictmap::compose {

/// How the points of a layer become marks, or nothing if the layer needs its rows: for labels, callouts, sizes, `data`,
/// cuts or a profile.
std::optional<source::MarksRequest> marks_request(const spec::LayerSpec& layer, const std::string& class_field);

/// Gives each class of the marks its style class. `class_of` makes it of the text of the class field.
void classify_marks(LayerMarks& marks, source::Marks points,
                    const std::function<std::string(const std::string&)>& class_of);

/// Projects the marks that windows within `extent` can show, once for all windows.
ProjectedMarks project_marks(const LayerMarks& marks, const View& view, const projection::LonlatBox& extent);

/// Fits the marks into the window, and counts them in `ledger`: drawn if their centre is in the window, else outside.
PlacedMarks place_marks(const ProjectedLayer& projected, const Window& window, Styles& styles, source::Ledger& ledger,
                        Diagnostics& diagnostics);

/// The style classes of which a mark is in the window and has a symbol, each with its style, in the order of the
/// source.
std::vector<std::pair<std::string, const style::ClassStyle*>> classes_of(const PlacedMarks& marks);

/// Calls `visit` for each mark in the window that has a symbol, with its centre in page millimetres.
void for_each_mark(const PlacedMarks& marks, const std::function<void(scene::PagePoint)>& visit);

/// The item of the display list, in the order of the source; null if nothing is drawn.
std::unique_ptr<scene::Marks> draw_marks(const PlacedMarks& marks, style::Lookup& lookup);

} // namespace conflictmap::compose
