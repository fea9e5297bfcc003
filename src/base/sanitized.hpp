#pragma once
namespace conflictmap {

/// Whether the address sanitizer is built in: it reserves terabytes, and looks into its own process for leaks.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool sanitized = true; // GCC
#elif defined(__has_feature)
inline constexpr bool sanitized = __has_feature(address_sanitizer); // clang
#else
inline constexpr bool sanitized = false;
#endif

} // namespace conflictmap
