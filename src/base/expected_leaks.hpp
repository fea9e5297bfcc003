#pragma once
// For libraries that do not free all they take. Does nothing without the address sanitizer.
#include "base/sanitized.hpp"

extern "C" void __lsan_disable(); // NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): its own names
extern "C" void __lsan_enable();  // NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)

namespace conflictmap {

/// The leak sanitizer does not report what this thread takes while this object lives.
class ExpectedLeaks {
public:
    ExpectedLeaks() {
        if constexpr (sanitized) {
            __lsan_disable();
        }
    }
    ExpectedLeaks(const ExpectedLeaks&) = delete;
    ExpectedLeaks& operator=(const ExpectedLeaks&) = delete;
    ~ExpectedLeaks() {
        if constexpr (sanitized) {
            __lsan_enable();
        }
    }
};

} // namespace conflictmap
