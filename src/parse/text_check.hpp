#pragma once
// Signs that text was read in the wrong encoding.
#include <string_view>

namespace conflictmap::parse {

/// True for valid text that looks like Cyrillic read as Latin-1 ("Êè¿â", "ÐšÐ¸Ñ—Ð²") or UTF-8 read as CP1251
/// ("РљРёС—РІ"). This is a guess, from four such letters or three such pairs of letters in a row.
bool looks_garbled(std::string_view text);

} // namespace conflictmap::parse
