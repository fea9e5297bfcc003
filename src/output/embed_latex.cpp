// <map>.tex: a figure for LaTeX.
#include <algorithm>

#include <fmt/format.h>

#include "base/units.hpp"
#include "base/utf8.hpp"
#include "output/embeds.hpp"

namespace conflictmap::output {
namespace {

bool is_cyrillic(char32_t c) {
    return c >= 0x0400 && c <= 0x052f;
}

/// What pdfLaTeX can read without other packages: ASCII and the letters of western Europe.
bool is_plain(char32_t c) {
    return c < 0x0180;
}

Latex need_of(const Latex& texts) {
    const std::u32string letters = code_points(texts.text());
    const bool foreign =
        std::any_of(letters.begin(), letters.end(), [](char32_t c) { return !is_plain(c) && !is_cyrillic(c); });
    if (foreign) {
        return Latex::form("% Needs xelatex or lualatex, and a font that has the letters below.\n");
    }
    return std::any_of(letters.begin(), letters.end(), is_cyrillic)
               ? Latex::form("% Needs \\usepackage[T2A]{{fontenc}} with pdflatex (Debian: texlive-lang-cyrillic),\n"
                             "% or xelatex or lualatex with a font that has Cyrillic letters.\n")
               : Latex();
}

} // namespace

Latex figure_latex(const Figure& figure) {
    const Output* shown = picture_in(figure.outputs, "pdf");
    shown = shown == nullptr ? picture_in(figure.outputs, "png", true) : shown;
    const Latex title = Latex::escaped(figure.title.empty() ? figure.map : figure.title);
    const Latex subtitle = Latex::escaped(figure.subtitle);
    const Latex credit = Latex::escaped(credit_of(figure));
    const Latex alt = Latex::escaped(figure.alt);
    Latex caption = Latex::form("\\textbf{{{}}}", title);
    caption += subtitle.empty() ? Latex() : Latex::form(" {}.", subtitle);
    caption += credit.empty() ? Latex() : Latex::form(" {{\\footnotesize {}}}", credit);
    const Latex width = Latex::escaped(format_number(figure.width, 2) + "mm");
    Latex out = Latex::form(
        "% Needs \\usepackage{{graphicx}}, and \\graphicspath with this folder unless it is the document's.\n");
    out += need_of(title + subtitle + credit + alt);
    out += Latex::form("\\begin{{figure}}[htbp]\n  \\centering\n");
    out += Latex::form("  \\includegraphics[width=\\ifdim{0}>\\linewidth\\linewidth\\else{0}\\fi,%\n"
                       "    alt={{{1}}}]{{{2}}}\n",
                       width, alt, LatexSyntax::file(shown->path));
    // The list of figures shows only the title.
    out += Latex::form("  \\caption[{{{}}}]{{{}}}\n", title, caption);
    out += Latex::form("  \\label{{fig:{}}}\n\\end{{figure}}\n", LatexSyntax::file(reference_of(figure).substr(4)));
    return out;
}

} // namespace conflictmap::output
