#pragma once
// What stands on the map before the labels: an index of obstacles, and what a candidate costs among them.
#include <memory>
#include <optional>
#include <vector>

#include "label/candidates.hpp"

namespace conflictmap::label {

struct Verdict {
    std::optional<std::size_t> blocker; ///< index of the hard obstacle that forbids the place; the lowest one met
    double cost = 0;                    ///< of the soft obstacles crossed, and of standing too near another symbol
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

/// True when two labels would share ground.
bool overlap(const Candidate& a, const Candidate& b);

/// What two neighbouring labels cost by crowding each other: the more so side by side on one level, where they read as
/// one name. 0 beyond `closeness_reach` mm.
inline constexpr double closeness_reach = 2.4;
double closeness(const Quad& a, const Quad& b);

} // namespace conflictmap::label
