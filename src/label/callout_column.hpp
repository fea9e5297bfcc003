#pragma once
// One column of boxes: their order and heights. Page millimetres.
#include <optional>
#include <vector>

namespace conflictmap::label {

struct Interval {
    double from = 0;
    double to = 0;
};

/// A box in a column: its height and where its top would best be.
struct Slot {
    double height = 0;
    double target = 0;
};

/// Tops of the boxes in the given order, downwards, at least `gap` apart, inside the free intervals (ascending), with
/// the least sum of squared distances from the targets. Isotonic regression by pooling adjacent violators (Ayer et al.
/// 1955; Barlow et al. 1972) within an interval; the split among intervals is found by dynamic programming. Nothing
/// when they do not fit.
std::optional<std::vector<double>> stack(const std::vector<Slot>& slots, const std::vector<Interval>& free, double gap);

} // namespace conflictmap::label
