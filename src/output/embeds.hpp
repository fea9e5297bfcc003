#pragma once
// Snippets that put a map into pages and documents. They name pictures beside them by their file names alone.
#include "output/figure.hpp"

namespace conflictmap::output {

struct Embed {
    std::string extension; ///< ".figure.html"
    std::string (*write)(const Figure& figure);
};

/// Those that can be made of these pictures: LaTeX takes neither SVG nor WebP, so that a map in these alone has no
/// .tex.
std::vector<Embed> embeds_for(const std::vector<Output>& pictures);

/// A `<figure>`: the PNG in its scales (else the WebP, else the SVG) with its size, alternative text and a caption.
/// Beside a PNG, browsers are given the WebP first.
std::string figure_html(const Figure& figure);

/// A figure for pandoc and Quarto: caption, `#fig-<map>`, alternative text and width.
std::string figure_markdown(const Figure& figure);

/// A figure environment: the PDF, else the PNG at its largest; `fig:<map>` is its label.
std::string figure_latex(const Figure& figure);

/// The picture in a format at its smallest scale (or its largest); null without one.
const Output* picture_in(const std::vector<Output>& outputs, std::string_view format, bool largest = false);

/// "fig-overview", "fig-overview-print-mono-uk": letters, digits and hyphens alone.
std::string reference_of(const Figure& figure);

/// Title and subtitle as one text; and what stands in small print below it.
std::string caption_of(const Figure& figure);
std::string credit_of(const Figure& figure);

/// A text for LaTeX: signs that mean something escaped, typographic ones written in ASCII, other letters as UTF-8.
std::string latex_escaped(std::string_view text);

/// A text for pandoc's Markdown, never taken for markup.
std::string markdown_escaped(std::string_view text);

} // namespace conflictmap::output
