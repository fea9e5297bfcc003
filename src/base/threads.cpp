#include "base/threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include <sched.h>

#include "base/deadline.hpp"

namespace conflictmap {
namespace {

std::atomic<std::size_t> chosen_count{0}; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// Those that the process may use, which may be fewer than the machine has.
std::size_t processors() {
    cpu_set_t set;
    CPU_ZERO(&set);
    return sched_getaffinity(0, sizeof set, &set) == 0 ? static_cast<std::size_t>(CPU_COUNT(&set)) : 1;
}

/// The work, and what came of it.
class Shared {
public:
    Shared(std::size_t count, const std::function<void(std::size_t)>& work) : count_(count), work_(work) {}

    void run() {
        for (std::size_t i = next_++; i < count_; i = next_++) {
            try {
                work_(i);
            } catch (...) {
                const std::lock_guard lock(mutex_);
                if (!failure_ || i < failed_) {
                    failure_ = std::current_exception();
                    failed_ = i;
                }
                next_ = count_;
            }
        }
    }
    void throw_failure() const {
        if (failure_) {
            std::rethrow_exception(failure_);
        }
    }

private:
    std::size_t count_;
    const std::function<void(std::size_t)>& work_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    std::exception_ptr failure_;
    std::size_t failed_ = 0;
};

} // namespace

std::size_t thread_count() {
    constexpr std::size_t most = 8;
    const std::size_t chosen = chosen_count;
    return chosen > 0 ? chosen : std::clamp<std::size_t>(processors(), 1, most);
}

void set_thread_count(std::size_t wanted) {
    chosen_count = wanted;
}

void in_threads(std::size_t count, const std::function<void(std::size_t)>& work) {
    Shared shared(count, work);
    std::vector<std::thread> others;
    const std::size_t wanted = std::min(count, thread_count());
    try {
        while (others.size() + 1 < wanted) {
            others.emplace_back([&shared, deadline = deadline_of_thread()] {
                take_over_deadline(deadline);
                shared.run();
            });
        }
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): this thread does the rest
    }
    shared.run();
    for (std::thread& other : others) {
        other.join();
    }
    shared.throw_failure();
}

} // namespace conflictmap
