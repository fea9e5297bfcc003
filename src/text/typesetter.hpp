#pragma once
// Fonts, shaping and measuring through Pango with a private font configuration: only the given font folders are
// visible, so a machine's own fonts never change a map. Measures scale exactly with the font's size. Threads may share
// a typesetter: calls take turns.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/ink.hpp"
#include "scene/scene.hpp"

namespace conflictmap::text {

/// Measures of one line of text, in mm. Ascent and descent are the font's own (both positive); ink is relative to the
/// start of the baseline (y down).
struct Extents {
    double width = 0; ///< advance
    double ascent = 0;
    double descent = 0;
    double cap_height = 0; ///< of the font
    geom::Box<geom::Page> ink;
    int missing_glyphs = 0;
};

/// A glyph of a font file.
struct Glyph {
    unsigned int index = 0;
    double x = 0; ///< mm from the letter's origin
    double y = 0; ///< mm, down
};

/// The unit that stays together on a curve: a letter with its marks, or a ligature (a cluster in HarfBuzz's terms).
struct Letter {
    std::string text;
    double start = 0;          ///< mm from the left end of the line
    double width = 0;          ///< advance, letter spacing included
    double indent = 0;         ///< mm of letter spacing before the letter
    scene::Outline shape;      ///< mm; origin at `start` on the baseline, y down
    std::string font_file;     ///< the font of the glyphs: the first face of this file, unslanted
    std::vector<Glyph> glyphs; ///< the glyphs of `shape`, except those without ink
};

class Typesetter {
public:
    /// Throws std::runtime_error that names the Debian package when a required family (Noto Sans, Noto Serif) is
    /// missing.
    Typesetter();
    explicit Typesetter(const std::vector<std::filesystem::path>& font_folders);
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;
    ~Typesetter();

    /// Whether the family has font files. Fonts of any other family are set in Noto Sans, so callers should check and
    /// warn.
    [[nodiscard]] bool has_family(const std::string& family) const;

    /// The families that the text uses: the font's own, then those that supply other letters (Arabic, symbols ...).
    [[nodiscard]] std::vector<std::string> families(const std::string& text, const Font& font) const;

    /// The font files of these families, in the same order.
    [[nodiscard]] std::vector<std::filesystem::path> files(const std::string& text, const Font& font) const;

    /// One line; the text is never parsed as markup. Control characters and line breaks are treated as spaces. Only the
    /// first 1,024 bytes are used (cut between characters).
    [[nodiscard]] Extents measure(const std::string& text, const Font& font, const std::string& language) const;

    /// The clusters of the line from left to right, with the same limits as `measure`.
    [[nodiscard]] std::vector<Letter> letters(const std::string& text, const Font& font,
                                              const std::string& language) const;

    /// The letters' outline on the page, unhinted, with anchor and angle applied, or along the text's curve.
    [[nodiscard]] scene::Outline outline(const scene::Text& text) const;

    /// Breaks a paragraph at spaces (and after hyphens and slashes) so that no line is wider than `width` mm; "\n"
    /// always breaks. A word that is too wide gets its own line.
    [[nodiscard]] std::vector<std::string> wrap(const std::string& text, const Font& font, const std::string& language,
                                                double width) const;

    /// The text in at most `lines` lines of similar length. No short word ("of", "на") ends a line, and a line breaks
    /// at a hyphen only if this makes the lines more even. There are fewer lines if there are not enough places to
    /// break.
    [[nodiscard]] std::vector<std::string> balance(const std::string& text, const Font& font,
                                                   const std::string& language, std::size_t lines) const;

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

} // namespace conflictmap::text
