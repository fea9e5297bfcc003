#pragma once
// The memory that a map may take. The kernel keeps the process to it, so that it holds for libraries too.
#include <functional>
#include <string>

#include "cli/reporting.hpp"

namespace conflictmap::cli {

inline constexpr double default_memory = 1e9; ///< bytes

/// Limits the memory of this process to `bytes` (0: no limit), plus the stacks of as many threads as there are
/// processors; only memory that the process can write to counts. Then calls `work`, and returns its exit code.
/// If memory runs out, this reports the data error "memory" for `file`. A library that aborts the process instead of
/// failing ends it with exit_data and the same message. Limits stay as they are afterwards. Other exceptions of
/// `work` pass through. With sanitizers, which reserve terabytes, there is no limit.
int within_memory(double bytes, const std::string& file, const Reporting& reporting, const std::function<int()>& work);

} // namespace conflictmap::cli
