#include "base/threads.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <barrier>
#include <stdexcept>
#include <vector>

#include "base/deadline.hpp"

using namespace conflictmap;

TEST_CASE("each item is worked on once, by any number of threads", "[base]") {
    for (const std::size_t threads : {1U, 2U, 5U}) {
        set_thread_count(threads);
        CHECK(thread_count() == threads);
        for (const std::size_t count : {0U, 1U, 3U, 1000U}) {
            std::vector<std::atomic<int>> calls(count);
            in_threads(count, [&](std::size_t i) { ++calls[i]; });
            for (const auto& number : calls) {
                CHECK(number == 1);
            }
        }
    }
    set_thread_count(0);
    CHECK(thread_count() >= 1);
    CHECK(thread_count() <= 8);
}

TEST_CASE("the failure of the lowest item is thrown, after all threads have ended", "[base]") {
    set_thread_count(3);
    std::barrier<> all(3); // so that each thread has one item
    std::atomic<int> ended{0};
    const auto work = [&](std::size_t i) {
        all.arrive_and_wait();
        ++ended;
        if (i > 0) {
            throw std::runtime_error(std::to_string(i));
        }
    };
    CHECK_THROWS_WITH(in_threads(3, work), "1");
    CHECK(ended == 3);
    set_thread_count(0);
}

TEST_CASE("other threads have the deadline of the one that asks", "[base]") {
    set_thread_count(4);
    start_deadline(1000);
    std::barrier<> all(4);
    std::atomic<int> with_deadline{0};
    in_threads(4, [&](std::size_t) {
        all.arrive_and_wait();
        with_deadline += deadline_left() > 0 ? 1 : 0;
    });
    CHECK(with_deadline == 4);
    start_deadline(0);
    set_thread_count(0);
}
