#include "output/markup.hpp"

#include <map>

#include "backend/xml.hpp"
#include "base/utf8.hpp"

namespace conflictmap::output {
namespace {

bool is_plain_in_file_names(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.' || c == '@';
}

/// Relative addresses keep their letters; what a URL or srcset would read otherwise is percent-encoded.
std::string percent_encoded(std::string_view name) {
    std::string out;
    for (const char c : name) {
        out += is_plain_in_file_names(c) || c == '~' ? std::string(1, c)
                                                     : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

const std::map<char32_t, std::string_view>& latex_replacements() {
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

} // namespace

Html HtmlSyntax::escaped(std::string_view text) {
    return Html(backend::xml_escaped(text));
}

Html HtmlSyntax::address(std::string_view name) {
    return Html(percent_encoded(name));
}

Html HtmlSyntax::style(const Css& rules) {
    return Html(rules.text());
}

Html HtmlSyntax::as_is(std::string_view own) {
    return Html(std::string(own));
}

Css CssSyntax::as_is(std::string_view own) {
    return Css(std::string(own));
}

Latex LatexSyntax::escaped(std::string_view text) {
    std::string out;
    for (const char32_t c : code_points(text)) {
        if (is_direction_control(c)) {
            continue;
        }
        const auto found = latex_replacements().find(c);
        if (found != latex_replacements().end()) {
            out += found->second;
        } else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
            out += ' ';
        } else {
            append_utf8(out, c);
        }
    }
    return Latex(std::move(out));
}

Latex LatexSyntax::file(std::string_view name) {
    std::string out;
    for (const char c : name) {
        out += is_plain_in_file_names(c) ? c : '-';
    }
    return Latex(std::move(out));
}

Markdown MarkdownSyntax::escaped(std::string_view text) {
    // Every Markdown takes a backslash before any ASCII sign for that sign itself. A line end would end the figure.
    constexpr std::string_view signs = "\\`*_{}[]()<>#+!|~$^'\"@&:=%";
    std::string out;
    for (const char32_t c : code_points(text)) {
        if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
            out += ' ';
            continue;
        }
        if (is_direction_control(c)) {
            continue;
        }
        if (c < 0x80 && signs.find(static_cast<char>(c)) != std::string_view::npos) {
            out += '\\';
        }
        append_utf8(out, c);
    }
    return Markdown(std::move(out));
}

Markdown MarkdownSyntax::address(std::string_view name) {
    return Markdown(percent_encoded(name));
}

} // namespace conflictmap::output
