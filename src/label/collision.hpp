#pragma once
// The map before the labels: an index of obstacles, and the cost of a candidate among them.
#include <memory>
#include <optional>
#include <vector>

#include "label/candidates.hpp"

namespace conflictmap::label {

struct Verdict {
    std::optional<std::size_t> blocker; ///< index of the hard obstacle that forbids the place; if several, the lowest
    double cost = 0;                    ///< of the soft obstacles crossed, and of being too close to another symbol
};

class Collisions {
public:
    /// Keeps a reference to `obstacles`, which must outlive it. Obstacles completely outside the frame are ignored.
    Collisions(const std::vector<Obstacle>& obstacles, const PageBox& frame);
    ~Collisions();
    Collisions(const Collisions&) = delete;
    Collisions& operator=(const Collisions&) = delete;

    /// Ignores obstacles whose owner is `key`.
    [[nodiscard]] Verdict test(const Candidate& candidate, std::size_t key) const;

private:
    struct Index;
    std::unique_ptr<Index> index_;
};

/// True when two labels would overlap.
bool overlap(const Candidate& a, const Candidate& b);

/// The cost of two labels that are close together: higher if they are side by side on one level, where they read as one
/// name. 0 beyond `closeness_reach` mm.
inline constexpr double closeness_reach = 2.4;
double closeness(const Quad& a, const Quad& b);

} // namespace conflictmap::label
