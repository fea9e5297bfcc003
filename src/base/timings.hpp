#pragma once
// How long the stages of a map take, for `render --timings`.
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace conflictmap {

/// Stages in the order in which they first began, with their seconds of wall-clock time on this thread. A stage inside
/// another one does not count for the outer one.
using Timings = std::vector<std::pair<std::string, double>>;

/// Counts the time until it is destroyed for a stage of this thread. Cheap: two readings of the clock.
class Stage {
public:
    explicit Stage(const std::string& name);
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    ~Stage();

private:
    std::string outer_;
};

/// What this thread has counted since the last call.
Timings take_timings();

} // namespace conflictmap
