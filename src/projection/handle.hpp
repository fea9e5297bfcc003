#pragma once
// What a Projection holds. Private to this room.
#include <memory>
#include <optional>
#include <string>

#include "projection/projection.hpp"

namespace conflictmap::projection {

/// A PROJ operation from WGS 84 degrees to metres, with its own context that opens only PROJ's own data. Several
/// threads may use it at once: PROJ's objects serve one thread at a time, so each gets one of its own where that is
/// cheap, and otherwise waits.
class Operation {
public:
    struct State; ///< PROJ's objects
    class Pool;
    explicit Operation(std::unique_ptr<Pool> pool);
    Operation(Operation&&) noexcept;
    Operation& operator=(Operation&&) noexcept;
    ~Operation();

    [[nodiscard]] std::optional<PlanePoint> forward(LonlatPoint p) const;
    [[nodiscard]] std::optional<LonlatPoint> inverse(PlanePoint p) const;
    /// Points are in degrees before and in metres after; infinite where PROJ refuses.
    void forward_in_place(geom::Line<geom::Plane>& points) const;

private:
    std::unique_ptr<Pool> pool_;
};

struct Projection::Handle {
    Operation operation;
    Domain domain;
    std::string definition;
    std::string title;
};

/// PROJ's result for a definition: an operation, or the reason for its failure.
struct Opened {
    std::unique_ptr<Projection::Handle> handle;
    bool geographic = false; ///< degrees, not a plane
    std::string error;       ///< PROJ's words
};

/// `extent` helps PROJ choose between operations for different datums.
Opened open(const std::string& definition, const LonlatBox& extent);

} // namespace conflictmap::projection
