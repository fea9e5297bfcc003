#pragma once
// The limits for input: anything larger is a mistake or an attack rather than a map.
#include <cstddef>
#include <cstdint>

namespace conflictmap::source {

struct Limits {
    std::int64_t features = 10'000'000;
    std::size_t vertices = 5'000'000; ///< in one geometry
    std::uintmax_t csv_bytes = 2'000'000'000;
    std::uintmax_t unpacked_bytes = 1'000'000'000; ///< of what is read from a zip
};

} // namespace conflictmap::source
