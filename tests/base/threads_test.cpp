#include "base/threads.hpp"

#include <catch2/catch.hpp>

#include <atomic>
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
    std::atomic<int> running{0};
    const auto work = [&](std::size_t i) {
        ++running;
        if (i == 7 || i == 20) {
            --running;
            throw std::runtime_error(std::to_string(i));
        }
        --running;
    };
    CHECK_THROWS_WITH(in_threads(100, work), "7");
    CHECK(running == 0);
    set_thread_count(0);
}

TEST_CASE("other threads have the deadline of the one that asks", "[base]") {
    set_thread_count(4);
    start_deadline(1000);
    std::atomic<int> without{0};
    in_threads(200, [&](std::size_t) { without += deadline_left() > 0 ? 0 : 1; });
    CHECK(without == 0);
    start_deadline(1e-9);
    CHECK_THROWS_AS(in_threads(200, [](std::size_t) { check_deadline(); }), DeadlinePassed);
    start_deadline(0);
    set_thread_count(0);
}
