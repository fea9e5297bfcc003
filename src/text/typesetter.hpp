#pragma once
// Fonts, shaping and measuring through Pango with a private font configuration: only the named font folders are
// seen, so that a machine's own fonts never change a map. Measures scale exactly with the font's size.
// May be shared between threads: calls take turns.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/ink.hpp"
#include "scene/scene.hpp"

namespace conflictmap::text {

/// Of one line of text. mm; ascent and descent are the font's own (both positive), ink is relative to the baseline
/// start (y down).
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

/// What stays together on a curve: a letter with its marks, or a ligature (a cluster, as HarfBuzz has it).
struct Letter {
    std::string text;
    double start = 0;          ///< mm from the left end of the line
    double width = 0;          ///< advance, letter spacing included
    double indent = 0;         ///< mm of letter spacing before the letter
    scene::Outline shape;      ///< mm; origin at `start` on the baseline, y down
    std::string font_file;     ///< the glyphs' font: the first face of this file, unslanted
    std::vector<Glyph> glyphs; ///< that `shape` is made of, except those without ink
};

class Typesetter {
public:
    /// Throws std::runtime_error naming the Debian package when a needed family (Noto Sans, Noto Serif) is not there.
    Typesetter();
    explicit Typesetter(const std::vector<std::filesystem::path>& font_folders);
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;
    ~Typesetter();

    /// Whether the family has font files. A font of any other family is set in Noto Sans, so ask first and say so.
    [[nodiscard]] bool has_family(const std::string& family) const;

    /// The families that the text uses: the font's own, then those that supply other letters (Arabic, symbols ...).
    [[nodiscard]] std::vector<std::string> families(const std::string& text, const Font& font) const;

    /// The font files of these families, in the same order.
    [[nodiscard]] std::vector<std::filesystem::path> files(const std::string& text, const Font& font) const;

    /// One line; the text is never parsed as markup. Control characters and line breaks count as spaces. At most
    /// 1,024 bytes are used (cut at a character).
    [[nodiscard]] Extents measure(const std::string& text, const Font& font, const std::string& language) const;

    /// The clusters of the line from left to right. The same limits as for `measure`.
    [[nodiscard]] std::vector<Letter> letters(const std::string& text, const Font& font,
                                              const std::string& language) const;

    /// The letters' outline on the page, unhinted, with anchor and angle applied, or on the text's curve.
    [[nodiscard]] scene::Outline outline(const scene::Text& text) const;

    /// Breaks a paragraph at spaces (and after hyphens and slashes) so that no line is wider than `width` mm; "\n"
    /// breaks always. A word wider than that gets its own line.
    [[nodiscard]] std::vector<std::string> wrap(const std::string& text, const Font& font, const std::string& language,
                                                double width) const;

    /// The text in at most `lines` lines of similar length: no short word ("of", "на") ends a line, and a break at a
    /// hyphen is used only if it makes lines more even. Fewer lines when there are fewer places to break.
    [[nodiscard]] std::vector<std::string> balance(const std::string& text, const Font& font,
                                                   const std::string& language, std::size_t lines) const;

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

} // namespace conflictmap::text
