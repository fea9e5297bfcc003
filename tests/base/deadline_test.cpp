#include <catch2/catch.hpp>

#include <future>
#include <string>

#include "base/deadline.hpp"

using namespace conflictmap;

TEST_CASE("a thread that takes over a deadline keeps to it, and says the same", "[base]") {
    start_deadline(1e-9);
    const Deadline given = deadline_of_thread();
    const auto message = [&](bool takes_over) {
        return std::async(std::launch::async,
                          [&] {
                              if (takes_over) {
                                  take_over_deadline(given);
                              }
                              try {
                                  check_deadline();
                              } catch (const DeadlinePassed& late) {
                                  return std::string(late.what());
                              }
                              return std::string();
                          })
            .get();
    };
    std::string own;
    try {
        check_deadline();
    } catch (const DeadlinePassed& late) {
        own = late.what();
    }
    CHECK_FALSE(own.empty());
    CHECK(message(true) == own);
    CHECK(message(false).empty()); // a new thread has no deadline
    start_deadline(0);
    CHECK_FALSE(deadline_has_passed());
}
