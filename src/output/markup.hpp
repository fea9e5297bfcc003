#pragma once
// Text of the formats that the program writes for documents, each as a type of its own: a text of a spec, a style or
// data gets into one only through the escaper of the format, which the compiler checks.
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace conflictmap::output {

template <class Syntax> class Markup;

/// What may be put into a piece: another of the same format, or a number.
template <class Part, class Syntax>
concept Insertable = std::same_as<Part, Markup<Syntax>> ||(std::is_arithmetic_v<Part> && !std::same_as<Part, char>);

/// A piece of a file of one format. `form` and the functions of its syntax, below, alone make one that is not empty.
template <class Syntax> class Markup {
    template <class Part> using Shown = std::conditional_t<std::is_arithmetic_v<Part>, Part, std::string_view>;

public:
    Markup() = default;
    /// Any text, so that a reader of the format shows just this text.
    static Markup escaped(std::string_view text) { return Syntax::escaped(text); }
    /// The pattern, a literal of the program in the format itself, with each {} replaced by a piece or a number.
    template <class... Parts>
    requires(Insertable<Parts, Syntax>&&...) static Markup
        form(fmt::format_string<Shown<Parts>...> pattern, const Parts&... parts) {
        [[maybe_unused]] const auto shown = []<class Part>(const Part& part) {
            if constexpr (std::is_arithmetic_v<Part>) {
                return part;
            } else {
                return std::string_view(part.text());
            }
        };
        return Markup(fmt::format(pattern, shown(parts)...));
    }
    [[nodiscard]] const std::string& text() const& { return text_; }
    [[nodiscard]] std::string text() && { return std::move(text_); }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    Markup& operator+=(const Markup& more) {
        text_ += more.text_;
        return *this;
    }
    friend Markup operator+(Markup a, const Markup& b) { return a += b; }
    bool operator==(const Markup&) const = default;
    /// The pieces, one after the other, with the separator between them.
    static Markup joined(const std::vector<Markup>& pieces, const Markup& separator) {
        Markup out;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            out += i == 0 ? pieces[i] : separator + pieces[i];
        }
        return out;
    }

private:
    explicit Markup(std::string text) : text_(std::move(text)) {}
    friend Syntax;
    std::string text_;
};

/// The rules of a style sheet. No text gets into them: only patterns, numbers, and what the program wrote itself.
struct CssSyntax {
    static Markup<CssSyntax> as_is(std::string_view own);
};

struct HtmlSyntax {
    /// For contents and attributes in double quotes; see backend::xml_escaped.
    static Markup<HtmlSyntax> escaped(std::string_view text);
    /// The name of a file beside the page as a relative address, for src, href and srcset: percent-encoded.
    static Markup<HtmlSyntax> address(std::string_view name);
    /// For a style element, whose contents are not unescaped.
    static Markup<HtmlSyntax> style(const Markup<CssSyntax>& rules);
    /// What the program wrote itself: an SVG of a backend, a file of output/page/. Never a text of a stranger.
    static Markup<HtmlSyntax> as_is(std::string_view own);
};

struct LatexSyntax {
    /// Special characters escaped, typographic ones in ASCII, controls and line ends as spaces, other letters as UTF-8.
    static Markup<LatexSyntax> escaped(std::string_view text);
    /// The name of a file beside the document. What names of our files do not have becomes "-".
    static Markup<LatexSyntax> file(std::string_view name);
};

struct MarkdownSyntax {
    /// One line for pandoc, Quarto and CommonMark that is never taken for markup, also within double quotes.
    static Markup<MarkdownSyntax> escaped(std::string_view text);
    /// The name of a file beside the document, between "<" and ">": percent-encoded.
    static Markup<MarkdownSyntax> address(std::string_view name);
};

using Css = Markup<CssSyntax>;
using Html = Markup<HtmlSyntax>;
using Latex = Markup<LatexSyntax>;
using Markdown = Markup<MarkdownSyntax>;

} // namespace conflictmap::output
