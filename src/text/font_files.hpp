#pragma once
// Which font files a font uses, and which others supply the letters that it lacks.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/ink.hpp"

namespace conflictmap::text {

using FontFolders = std::vector<std::filesystem::path>;

/// The folder of Debian's fonts-noto-core.
FontFolders default_font_folders();

/// The file of the face, by the naming that Noto uses (NotoSans-BoldItalic.ttf). A missing semibold is bold, a missing
/// bold regular, a missing italic upright; nothing when the family has no upright regular face.
std::optional<std::filesystem::path> face_file(const FontFolders& folders, const Font& font);

/// The family that supplies characters of a script (ISO 15924 code, "Arab"): "Noto Sans Arabic", or the serif one for a
/// serif font where there is one. "Zyyy" (common) gives the symbol fonts. Empty for a script without one.
std::vector<std::string> lending_families(const FontFolders& folders, const std::string& family,
                                          const std::string& script);

} // namespace conflictmap::text
