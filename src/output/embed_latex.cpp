// <map>.tex: a figure for LaTeX.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/units.hpp"
#include "base/utf8.hpp"
#include "output/embeds.hpp"

namespace conflictmap::output {
namespace {

const std::map<char32_t, std::string_view>& replacements() {
    static const std::map<char32_t, std::string_view> all{
        {U'\\', "\\textbackslash{}"},
        {U'{', "\\{"},
        {U'}', "\\}"},
        {U'$', "\\$"},
        {U'&', "\\&"},
        {U'#', "\\#"},
        {U'%', "\\%"},
        {U'_', "\\_"},
        {U'^', "\\textasciicircum{}"},
        {U'~', "\\textasciitilde{}"},
        {U'<', "\\textless{}"},
        {U'>', "\\textgreater{}"},
        {U'|', "\\textbar{}"},
        {U'"', "''"},
        {U'\u00a0', "~"},
        {U'\u202f', "\\,"},
        {U'\u2009', "\\,"},
        {U'\u2013', "--"},
        {U'\u2014', "---"},
        {U'\u2018', "`"},
        {U'\u2019', "'"},
        {U'\u201c', "``"},
        {U'\u201d', "''"},
        {U'\u2026', "\\ldots{}"},
        {U'\u00b2', "\\textsuperscript{2}"},
        {U'\u00b3', "\\textsuperscript{3}"},
        {U'\u00b0', "\\textdegree{}"},
        {U'\u00b1', "\\ensuremath{\\pm}"},
        {U'\u00d7', "\\ensuremath{\\times}"},
        {U'\u2212', "\\ensuremath{-}"},
        {U'\u00b6', "\\P{}"},
        {U'\u00a7', "\\S{}"},
        {U'\u00a9', "\\copyright{}"},
        {U'\u00b7', "\\textperiodcentered{}"},
        {U'\u2022', "\\textbullet{}"},
        {U'\u2116', "No."},
    };
    return all;
}

bool is_cyrillic(char32_t c) {
    return c >= 0x0400 && c <= 0x052f;
}

/// What pdfLaTeX can read without other packages: ASCII and the letters of western Europe.
bool is_plain(char32_t c) {
    return c < 0x0180 || replacements().contains(c);
}

std::string need_of(const std::string& texts) {
    const std::u32string letters = code_points(texts);
    const bool foreign =
        std::any_of(letters.begin(), letters.end(), [](char32_t c) { return !is_plain(c) && !is_cyrillic(c); });
    if (foreign) {
        return "% Needs xelatex or lualatex, and a font that has the letters below.\n";
    }
    return std::any_of(letters.begin(), letters.end(), is_cyrillic)
               ? "% Needs \\usepackage[T2A]{fontenc} with pdflatex (Debian: texlive-lang-cyrillic),\n"
                 "% or xelatex or lualatex with a font that has Cyrillic letters.\n"
               : "";
}

} // namespace

std::string latex_escaped(std::string_view text) {
    std::string out;
    for (const char32_t c : code_points(text)) {
        const auto found = replacements().find(c);
        if (found != replacements().end()) {
            out += found->second;
        } else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
            out += ' ';
        } else {
            append_utf8(out, c);
        }
    }
    return out;
}

std::string figure_latex(const Figure& figure) {
    const Output* shown = picture_in(figure.outputs, "pdf");
    shown = shown == nullptr ? picture_in(figure.outputs, "png", true) : shown;
    const std::string title = figure.title.empty() ? figure.map : figure.title;
    std::string caption = fmt::format("\\textbf{{{}}}", latex_escaped(title));
    caption += figure.subtitle.empty() ? "" : " " + latex_escaped(figure.subtitle) + ".";
    if (const std::string credit = credit_of(figure); !credit.empty()) {
        caption += fmt::format(" {{\\footnotesize {}}}", latex_escaped(credit));
    }
    const std::string width = format_number(figure.width, 2) + "mm";
    std::string out =
        "% Needs \\usepackage{graphicx}, and \\graphicspath with this folder unless it is the document's.\n";
    out += need_of(title + figure.subtitle + credit_of(figure) + figure.alt);
    out += "\\begin{figure}[htbp]\n  \\centering\n";
    out += fmt::format("  \\includegraphics[width=\\ifdim{0}>\\linewidth\\linewidth\\else{0}\\fi,%\n"
                       "    alt={{{1}}}]{{{2}}}\n",
                       width, latex_escaped(figure.alt), shown->path);
    // The list of figures shows only the title.
    out += fmt::format("  \\caption[{{{}}}]{{{}}}\n", latex_escaped(title), caption);
    out += fmt::format("  \\label{{fig:{}}}\n\\end{{figure}}\n", reference_of(figure).substr(4));
    return out;
}

} // namespace conflictmap::output
