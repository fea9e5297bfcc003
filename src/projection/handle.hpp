#pragma once
// What a Projection holds. Private to this room.
#include <memory>
#include <optional>
#include <string>

#include "projection/projection.hpp"

namespace conflictmap::projection {

/// A PROJ operation from WGS 84 degrees to metres, with its own context that opens only PROJ's own data.
class Operation {
public:
    struct State;
    explicit Operation(std::unique_ptr<State> state);
    Operation(Operation&&) noexcept;
    Operation& operator=(Operation&&) noexcept;
    ~Operation();

    [[nodiscard]] std::optional<PlanePoint> forward(LonlatPoint p) const;
    [[nodiscard]] std::optional<LonlatPoint> inverse(PlanePoint p) const;
    /// Points are in degrees before and in metres after; infinite where PROJ refuses.
    void forward_in_place(geom::Line<geom::Plane>& points) const;

private:
    std::unique_ptr<State> state_;
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
