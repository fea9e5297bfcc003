#pragma once
// Letters on a curve: which curves they may follow, and what they cover. Page millimetres.
//
// The curve is a polynomial fitted to a stretch of line (least squares), so it is smooth even if the line is not. The
// limits are those of good hand lettering (Imhof 1975, "Positioning names on maps"): little rotation between
// neighbouring letters, wide bends, never upside down.
#include <optional>

#include "label/candidates.hpp"

namespace conflictmap::label {

inline constexpr double turn_limit = 22;    ///< degrees between two neighbouring letters
inline constexpr double radius_least = 2.2; ///< of a bend, in heights of the letters from ascent to descent
inline constexpr double whole_turn = 110;   ///< degrees from the first letter to the last
inline constexpr double lean_limit = 100;   ///< degrees from horizontal: slightly beyond vertical

/// A curve above a chord: its height at `t` from -1 to 1 along the chord is given by `rise`.
struct Bow {
    PagePoint middle;              ///< of the chord
    PagePoint along;               ///< unit vector, from left to right (or upwards)
    double half = 0;               ///< of the chord, mm
    double rise[4] = {0, 0, 0, 0}; ///< mm: coefficients of 1, t, t², t³
    [[nodiscard]] double at(double t) const { return rise[0] + t * (rise[1] + t * (rise[2] + t * rise[3])); }
    /// How far the curve departs from the straight line between its ends, mm.
    [[nodiscard]] double sagitta() const;
};

/// How far the points are from the bow, mm.
struct Fit {
    Bow bow;
    double above = 0; ///< the distance of the farthest point above it
    double below = 0;
};

/// The bow that fits the points from `first` to `last` best, read upright. With `degree` 2 it bends one way; with 3 it
/// may bend back. Nothing if the line folds back too far.
std::optional<Fit> bow_through(const PageLine& points, std::size_t first, std::size_t last, int degree);

/// The form's single line on the bow, raised by `rise` mm, with the text's middle on the bow's middle; nothing if a
/// limit forbids it. The cost depends on its tilt and turns.
std::optional<Candidate> lettered_on(const Request& request, std::size_t form, const Bow& bow, double rise);

} // namespace conflictmap::label
