#pragma once
// What is read at most: beyond it lies a mistake or an attack rather than a map.
#include <cstddef>
#include <cstdint>

namespace conflictmap::source {

inline constexpr std::int64_t most_features = 10'000'000;
inline constexpr std::size_t most_vertices = 5'000'000; ///< in one geometry
inline constexpr std::uintmax_t most_csv_bytes = 2'000'000'000;

} // namespace conflictmap::source
