#include "app/rendering.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

#include "app/commands/picture_options.hpp"
#include "app/delivery.hpp"
#include "app/exit_codes.hpp"
#include "app/format_choice.hpp"
#include "app/html.hpp"
#include "app/load_spec.hpp"
#include "app/pipeline.hpp"
#include "backend/backend.hpp"
#include "backend/raster.hpp"
#include "base/units.hpp"

namespace conflictmap::app {
namespace {

namespace fs = std::filesystem;

std::string stem_of(const spec::MapSpec& map, const std::string& style, const std::string& language) {
    const bool variant = (!style.empty() && style != map.style.value) || language != "en";
    return variant ? fmt::format("{}.{}.{}", map.map.value, style.empty() ? map.style.value : style, language)
                   : map.map.value;
}

/// Said before anything is encoded.
bool pictures_fit(const RenderOptions& options, const Page& page, const std::vector<const backend::Format*>& formats,
                  Diagnostics& diagnostics) {
    const double largest = *std::ranges::max_element(options.scales);
    const bool pixels = std::ranges::any_of(formats, [](const backend::Format* format) { return format->scales; });
    const double dots = page.dots_per_inch * largest / mm_per_inch;
    if (!pixels || backend::fits_raster(page.scene, dots)) {
        return true;
    }
    diagnostics.error({"command line", 0, 0}, "too-many-pixels",
                      fmt::format("at scale {} the picture would be {:.0f} x {:.0f} pixels; at most 100 megapixels and "
                                  "32,767 a side are drawn",
                                  format_number(largest, 2), page.scene.width * dots, page.scene.height * dots),
                      "choose a smaller --scale or --dpi");
    return false;
}

/// The one picture, to standard output.
void write_through(const Page& page, const backend::Format& format, double scale, const text::Typesetter& typesetter,
                   Diagnostics& diagnostics) {
    const std::string bytes = encoded(page, page.figure, format, scale, typesetter);
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0) {
        diagnostics.output_error({"<stdout>", 0, 0}, "write", "standard output could not be written");
    }
}

void write_out(const RenderOptions& options, const LoadedSpec& loaded, const Page& page, const std::string& stem,
               const std::vector<const backend::Format*>& formats, const text::Typesetter& typesetter,
               Rendered& rendered) {
    const Delivery delivery{options.out / loaded.map.map.value, stem, formats, options.scales};
    if (options.out == "-" && !options.dry_run) {
        for (const backend::Format* format : formats) {
            write_through(page, *format, options.scales.front(), typesetter, rendered.diagnostics);
        }
        return;
    }
    const auto files =
        options.dry_run ? planned(delivery) : deliver(delivery, page, loaded.root, typesetter, rendered.diagnostics);
    rendered.files.insert(rendered.files.end(), files.begin(), files.end());
}

/// The same map for readers who prefer dark, where a figure page is wanted; what is wrong with it was told of the
/// light one.
void add_dark(Page& page, const LoadedSpec& loaded, const PictureOptions& picture, const std::string& language,
              const std::vector<const backend::Format*>& formats, const text::Typesetter& typesetter) {
    const std::string style = dark_style_of(page.style);
    if (style.empty() || std::find(formats.begin(), formats.end(), &html_format()) == formats.end()) {
        return;
    }
    Diagnostics told_before;
    if (auto dark =
            compose_page(loaded.map, overrides_of(picture, style, language), loaded.root, typesetter, told_before)) {
        dark->scene.name += "-dark"; // ids apart from the light one's
        describe(*dark);
        page.dark = std::make_shared<const Page>(std::move(*dark));
    }
}

void note_drops(const Page& page, std::vector<std::string>& notes) {
    for (const LabelReport& drop : page.dropped_labels) {
        notes.push_back(fmt::format("label '{}' of {} left out: {}", drop.text, drop.layer, drop.reason));
    }
    for (const CalloutReport& callout : page.callouts) {
        if (!callout.reason.empty()) {
            notes.push_back(fmt::format("'{}' is in the key: {}", callout.title, callout.reason));
        }
    }
}

PictureOptions picture_of(const RenderOptions& options) {
    PictureOptions picture{options.size,
                           options.styles,
                           options.languages,
                           options.worldview,
                           options.at,
                           {},
                           {options.allowed_folders.begin(), options.allowed_folders.end()},
                           options.allowed_connections,
                           options.deadline};
    for (const auto& [key, value] : options.values) {
        picture.settings.push_back(key + "=" + value);
    }
    return picture;
}

} // namespace

Rendered render_spec(const std::string& file, const RenderOptions& options, const text::Typesetter& typesetter) {
    Rendered rendered;
    Diagnostics& diagnostics = rendered.diagnostics;
    const PictureOptions picture = picture_of(options);
    if (auto loaded = load_spec(file, diagnostics, options.root)) {
        if (options.dots_per_inch > 0) {
            loaded->map.dpi = options.dots_per_inch;
        }
        if (!options.svg_text.empty()) {
            loaded->map.svg.text = options.svg_text;
        }
        if (!options.svg_fonts.empty()) {
            loaded->map.svg.fonts = options.svg_fonts;
        }
        const auto formats = formats_of(loaded->map, options.formats, diagnostics);
        for (const std::string& style : options.styles.empty() ? std::vector<std::string>{""} : options.styles) {
            for (const std::string& language : options.languages) {
                auto page = compose_page(loaded->map, overrides_of(picture, style, language), loaded->root, typesetter,
                                         diagnostics);
                if (page && exit_code_for(diagnostics, options.strict) == exit_fine &&
                    pictures_fit(options, *page, formats, diagnostics)) {
                    describe(*page);
                    add_dark(*page, *loaded, picture, language, formats, typesetter);
                    write_out(options, *loaded, *page, stem_of(loaded->map, style, language), formats, typesetter,
                              rendered);
                    note_drops(*page, rendered.notes);
                }
            }
        }
    }
    rendered.exit_code = exit_code_for(diagnostics, options.strict);
    return rendered;
}

} // namespace conflictmap::app
