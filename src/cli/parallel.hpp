#pragma once
// Draws several maps at once, each in its own process: what one map does to GDAL, PROJ or the heap does not affect the
// others.
#include <cstddef>
#include <functional>
#include <vector>

namespace conflictmap::cli {

/// Gets progress reports, in the parent process.
class Watch {
public:
    virtual ~Watch() = default;
    virtual void started(std::size_t item) = 0;
    virtual void ended(std::size_t item) = 0;
    /// Called before the output of a child is written.
    virtual void pause() = 0;

protected:
    Watch() = default;
    Watch(const Watch&) = default;
    Watch& operator=(const Watch&) = default;
};

/// Calls `work(i)` for 0 to `count` - 1, at most `jobs` at once, and returns their results in order. A single
/// item runs in this process. Of several, each runs in a child process, so that the end of one is not the end of the
/// others; its standard output and error are held back and written in the order of the items, so that the streams are
/// the same for any number of jobs. A child that ends
/// without returning counts as `crashed`, and a line on standard error names the signal that ended it. Throws
/// std::system_error if the system provides no more processes or memory.
std::vector<int> run_each(std::size_t count, int jobs, int crashed, const std::function<int(std::size_t)>& work,
                          Watch* watch = nullptr);

} // namespace conflictmap::cli
