#pragma once
// Physical lengths. The page is measured in millimetres.
#include <numbers>
#include <optional>
#include <string>
#include <string_view>

namespace conflictmap {

inline constexpr double mm_per_inch = 25.4;
inline constexpr double mm_per_pt = mm_per_inch / 72.0; ///< PostScript point
inline constexpr double mm_per_px = mm_per_inch / 96.0; ///< CSS pixel

inline constexpr double degrees_per_radian = 180 / std::numbers::pi;

/// "180 mm", "17 pt" or "960 px" in mm; nothing when the text is not a length or not finite.
std::optional<double> parse_length(std::string_view text);

/// "8%" or "38 %" as 0.08; nothing otherwise.
std::optional<double> parse_percent(std::string_view text);

/// A plain decimal number, independent of the locale; nothing when the text contains anything else.
std::optional<double> parse_number(std::string_view text);

/// The shortest decimal form with at most `decimals` places, no trailing zeros, never "-0".
std::string format_number(double value, int decimals);

} // namespace conflictmap
