#pragma once
// What is on the map before the labels: an index of obstacles, and the cost of a candidate among them.
#include <memory>
#include <optional>
#include <vector>

#include "label/candidates.hpp"

namespace conflictmap::label {

struct Verdict {
    std::optional<std::size_t> blocker; ///< index of the hard obstacle that forbids the place; the lowest one met
    double cost = 0;                    ///< of the soft obstacles crossed, and of being too near another symbol
};

class Collisions {
public:
    /// Keeps a reference to `obstacles`, which must outlive it. Those wholly outside the frame are left out.
    Collisions(const std::vector<Obstacle>& obstacles, const PageBox& frame);
    ~Collisions();
    Collisions(const Collisions&) = delete;
    Collisions& operator=(const Collisions&) = delete;

    /// `key`: obstacles with this owner are exempt.
    [[nodiscard]] Verdict test(const Candidate& candidate, std::size_t key) const;

private:
    struct Index;
    std::unique_ptr<Index> index_;
};

/// True when two labels would overlap.
bool overlap(const Candidate& a, const Candidate& b);

/// The cost of two labels that are close together: higher side by side on one level, where they read as
/// one name. 0 beyond `closeness_reach` mm.
inline constexpr double closeness_reach = 2.4;
double closeness(const Quad& a, const Quad& b);

} // namespace conflictmap::label
