#include "base/timings.hpp"

#include <algorithm>

namespace conflictmap {
namespace {

using Clock = std::chrono::steady_clock;

struct Running {
    Timings done;
    std::string stage; ///< empty: none
    Clock::time_point since;
};
thread_local Running running; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// Ends what runs, and begins another stage.
void change_to(const std::string& stage) {
    const auto now = Clock::now();
    const auto entry = [](const std::string& name) -> double& {
        const auto known = std::ranges::find(running.done, name, &Timings::value_type::first);
        return known != running.done.end() ? known->second : running.done.emplace_back(name, 0).second;
    };
    if (!running.stage.empty()) {
        entry(running.stage) += std::chrono::duration<double>(now - running.since).count();
    }
    if (!stage.empty()) {
        entry(stage);
    }
    running.stage = stage;
    running.since = now;
}

} // namespace

Stage::Stage(const std::string& name) : outer_(running.stage) {
    change_to(name);
}

Stage::~Stage() {
    change_to(outer_);
}

Timings take_timings() {
    return std::exchange(running.done, {});
}

} // namespace conflictmap
