#pragma once
// Finds the files of a font, and the fonts that supply letters it lacks.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/ink.hpp"

namespace conflictmap::text {

using FontFolders = std::vector<std::filesystem::path>;

/// The folder of Debian's fonts-noto-core.
FontFolders default_font_folders();

/// The file of the face, by Noto's naming (NotoSans-BoldItalic.ttf). Bold replaces a missing semibold, regular a
/// missing bold, and upright a missing italic; nothing when the family has no upright regular face.
std::optional<std::filesystem::path> face_file(const FontFolders& folders, const Font& font);

/// The families that supply characters of a script (ISO 15924 code, "Arab"): "Noto Sans Arabic", or the serif one for a
/// serif font if there is one. "Zyyy" (common) gives the symbol fonts. Empty if no font supports the script.
std::vector<std::string> lending_families(const FontFolders& folders, const std::string& family,
                                          const std::string& script);

} // namespace conflictmap::text
