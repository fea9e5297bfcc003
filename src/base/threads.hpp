#pragma once
// Work on one map in several threads.
#include <cstddef>
#include <functional>

namespace conflictmap {

/// How many threads work on one map: one for each processor that the process may use, at most 8. `wanted` > 0 sets the
/// number for this process, as tests do; 0 sets it back.
std::size_t thread_count();
void set_thread_count(std::size_t wanted);

/// Calls `work(i)` once for each i below `count`, on this thread and others, which get its deadline. Returns when all
/// have ended. `work` must give the same results in any order. Throws what `work` threw for the lowest i; when one has
/// thrown, calls that have not begun are left out. If there are no more threads or no memory for them, fewer
/// are used.
void in_threads(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace conflictmap
