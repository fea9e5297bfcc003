#pragma once
// Snippets that put a map into pages and documents. They refer to pictures by file name only.
#include "output/figure.hpp"
#include "output/markup.hpp"

namespace conflictmap::output {

struct Embed {
    std::string extension; ///< ".figure.html"
    std::string (*write)(const Figure& figure);
};

/// The snippets that these pictures allow: LaTeX reads neither SVG nor WebP, so a map that has only these gets no .tex.
std::vector<Embed> embeds_for(const std::vector<Output>& pictures);

/// A `<figure>`: the PNG in all scales (or else the WebP, or else the SVG) with its size, alternative text and a
/// caption. If there are both PNG and WebP, browsers are offered the WebP first.
Html figure_html(const Figure& figure);

/// A figure for pandoc and Quarto: caption, `#fig-<map>`, alternative text and width.
Markdown figure_markdown(const Figure& figure);

/// A figure environment with the PDF, or else the largest PNG; its label is `fig:<map>`.
Latex figure_latex(const Figure& figure);

/// The picture in this format with the smallest scale (or the largest). Null if no picture has this format.
const Output* picture_in(const std::vector<Output>& outputs, std::string_view format, bool largest = false);

/// "fig-overview", "fig-overview-print-mono-uk": only letters, digits and hyphens.
std::string reference_of(const Figure& figure);

/// Title and subtitle as one text, and the small print below it.
std::string caption_of(const Figure& figure);
std::string credit_of(const Figure& figure);

} // namespace conflictmap::output
