// <map>.md: a figure for pandoc and Quarto.
#include "base/units.hpp"
#include "output/embeds.hpp"

namespace conflictmap::output {

Markdown figure_markdown(const Figure& figure) {
    // PNG works in all documents; Word cannot show PDF.
    const Output* shown = picture_in(figure.outputs, "png", true);
    for (const std::string_view format : {"svg", "pdf", "webp"}) {
        shown = shown == nullptr ? picture_in(figure.outputs, format) : shown;
    }
    const Markdown subtitle = Markdown::escaped(figure.subtitle);
    const Markdown credit = Markdown::escaped(credit_of(figure));
    Markdown caption = Markdown::form("**{}**", Markdown::escaped(figure.title.empty() ? figure.map : figure.title));
    caption += subtitle.empty() ? Markdown() : Markdown::form(" {}.", subtitle);
    caption += credit.empty() ? Markdown() : Markdown::form(" {}", credit);
    // Quarto reads fig-alt; pandoc's HTML reads alt, and its Word documents use the title as a description. All signs
    // are escaped here too: a program that does not know attributes reads them as text.
    return Markdown::form("![{0}](<{1}> \"{2}\"){{#{3} fig-alt=\"{2}\" alt=\"{2}\" width={4}mm}}\n", caption,
                          MarkdownSyntax::address(shown->path), Markdown::escaped(figure.alt),
                          MarkdownSyntax::address(reference_of(figure)),
                          Markdown::escaped(format_number(figure.width, 2)));
}

} // namespace conflictmap::output
