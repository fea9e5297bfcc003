#pragma once
// What a Projection holds. Private to this room.
#include <memory>
#include <optional>
#include <string>

#include "projection/projection.hpp"

namespace conflictmap::projection {

/// An operation of PROJ from WGS 84 degrees to metres, with a context of its own that opens only PROJ's own data.
class Operation {
public:
    struct State;
    explicit Operation(std::unique_ptr<State> state);
    Operation(Operation&&) noexcept;
    Operation& operator=(Operation&&) noexcept;
    ~Operation();

    [[nodiscard]] std::optional<PlanePoint> forward(LonlatPoint p) const;
    [[nodiscard]] std::optional<LonlatPoint> inverse(PlanePoint p) const;
    /// Points hold degrees before and metres after; infinite where PROJ refuses.
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

/// PROJ's result for a definition: an operation, or the reason why there is none.
struct Opened {
    std::unique_ptr<Projection::Handle> handle;
    bool geographic = false; ///< degrees, not a plane
    std::string error;       ///< PROJ's words
};

/// `extent` helps PROJ to choose between operations of different datums.
Opened open(const std::string& definition, const LonlatBox& extent);

} // namespace conflictmap::projection
