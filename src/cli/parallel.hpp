#pragma once
// Several maps at once, in processes of their own: what one map does to GDAL, PROJ or the heap touches no other.
#include <cstddef>
#include <functional>
#include <vector>

namespace conflictmap::cli {

/// Is told, in this process, how the work goes on.
class Watch {
public:
    virtual ~Watch() = default;
    virtual void started(std::size_t item) = 0;
    virtual void ended(std::size_t item) = 0;
    /// Before what a child said is written.
    virtual void pause() = 0;

protected:
    Watch() = default;
    Watch(const Watch&) = default;
    Watch& operator=(const Watch&) = default;
};

/// Calls `work(i)` for 0 to `count` - 1, at most `jobs` at once, and gives what each returned, in order. With one job
/// all run in this process; else each in a child, whose standard output and error are held back and written in the
/// order of the items, so that the streams are the same for any number of jobs. A child that ends otherwise than by
/// returning counts as `crashed`, and a line on standard error says which signal ended it. Throws std::system_error
/// where the system gives no more processes or memory.
std::vector<int> run_each(std::size_t count, int jobs, int crashed, const std::function<int(std::size_t)>& work,
                          Watch* watch = nullptr);

} // namespace conflictmap::cli
