// The public face of the library: <conflictmap/conflictmap.hpp>.
#include <algorithm>
#include <fmt/format.h>

#include <conflictmap/conflictmap.hpp>

#include "app/commands/picture_options.hpp"
#include "app/exit_codes.hpp"
#include "app/rendering.hpp"
#include "spec/map_spec.hpp"

namespace conflictmap {
namespace {

/// What the command line checks before it comes here.
void check_options(const RenderOptions& options, Diagnostics& diagnostics) {
    const auto wrong = [&](const std::string& text, const std::string& hint) {
        diagnostics.error({"options", 0, 0}, "wrong-option", text, hint);
    };
    const auto among = [](const std::string& one, const std::vector<std::string>& all) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    if (!options.at.empty() && !parse_date(options.at)) {
        wrong(fmt::format("'{}' is no day", options.at), "write it as 2025-03-18");
    }
    if (!options.size.empty() && !app::is_page_size(options.size)) {
        wrong(fmt::format("'{}' is no size", options.size), "write it as 180mmx135mm or 1600x1100");
    }
    if (!options.worldview.empty() && !among(options.worldview, spec::worldviews)) {
        wrong(fmt::format("unknown worldview '{}'", options.worldview), "one of: un, de-facto, claims");
    }
    for (const std::string& language : options.languages) {
        if (!among(language, app::languages)) {
            wrong(fmt::format("unknown language '{}'", language), "one of: en, uk, ru");
        }
    }
    if (!options.svg_text.empty() && !among(options.svg_text, spec::svg_texts)) {
        wrong(fmt::format("unknown text of SVG '{}'", options.svg_text), "one of: live, outlines");
    }
    if (!options.svg_fonts.empty() && !among(options.svg_fonts, spec::svg_fonts)) {
        wrong(fmt::format("unknown fonts of SVG '{}'", options.svg_fonts), "one of: none, embed");
    }
    constexpr double smallest = 0.1;
    constexpr double largest = 10;
    for (const double scale : options.scales) {
        if (!(scale >= smallest && scale <= largest)) {
            wrong(fmt::format("the scale {} is out of range", scale), "from 0.1 to 10");
        }
    }
    constexpr double coarsest = 10;
    constexpr double finest = 2400;
    if (options.dots_per_inch != 0 && !(options.dots_per_inch >= coarsest && options.dots_per_inch <= finest)) {
        wrong(fmt::format("{} dots per inch are out of range", options.dots_per_inch), "from 10 to 2400");
    }
    const std::size_t results = std::max<std::size_t>(1, options.styles.size()) * options.languages.size() *
                                options.formats.size() * options.scales.size();
    if (options.out == "-" && results != 1) {
        wrong("standard output takes one result", "give one format, style, language and scale");
    }
    if (options.languages.empty() || options.scales.empty()) {
        wrong("nothing to draw", "give at least one language and one scale");
    }
}

std::vector<Message> messages_of(const Diagnostics& diagnostics) {
    std::vector<Message> messages;
    for (const Diagnostic& each : diagnostics.all()) {
        messages.push_back({each.severity == Severity::error, each.place.file, each.place.line, each.place.column,
                            each.message, each.hint, each.code});
    }
    return messages;
}

} // namespace

RenderResult render(const std::filesystem::path& spec, const RenderOptions& options) {
    Diagnostics wrong;
    check_options(options, wrong);
    if (wrong.has_errors()) {
        return {app::exit_usage, messages_of(wrong), {}, {}, {}, {}};
    }
    const text::Typesetter typesetter;
    app::FileSums sums;
    app::Rendered rendered = app::render_spec(spec.string(), options, typesetter, sums);
    return {rendered.exit_code,          messages_of(rendered.diagnostics),
            std::move(rendered.files),   std::move(rendered.up_to_date),
            std::move(rendered.reasons), std::move(rendered.notes)};
}

std::string version() {
    return CONFLICTMAP_VERSION;
}

} // namespace conflictmap
