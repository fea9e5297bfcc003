#include "app/rendering.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

#include "app/commands/picture_options.hpp"
#include "app/delivery.hpp"
#include "app/exit_codes.hpp"
#include "app/format_choice.hpp"
#include "app/freshness.hpp"
#include "app/html.hpp"
#include "app/load_spec.hpp"
#include "app/pipeline.hpp"
#include "app/program_id.hpp"
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
    const int side = (*std::ranges::min_element(formats, {}, &backend::Format::longest_side))->longest_side;
    if (!pixels || backend::fits_raster(page.scene, dots, side)) {
        return true;
    }
    diagnostics.error({"command line", 0, 0}, "too-many-pixels",
                      fmt::format("at scale {} the picture would be {:.0f} x {:.0f} pixels; at most 100 megapixels and "
                                  "{} a side are drawn{}",
                                  format_number(largest, 2), page.scene.width * dots, page.scene.height * dots,
                                  format_quantity(side, 0, "en"), side < 32767 ? " in WebP" : ""),
                      "choose a smaller --scale or --dpi");
    return false;
}

/// The one picture, to standard output.
void write_through(const Page& page, const backend::Format& format, double scale, const text::Typesetter& typesetter,
                   Diagnostics& diagnostics) {
    const std::string bytes = encoded(page, page.figure, format, scale, typesetter, diagnostics);
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0) {
        diagnostics.output_error({"<stdout>", 0, 0}, "write", "standard output could not be written");
    }
}

void write_out(const RenderOptions& options, const LoadedSpec& loaded, const Page& page, const Delivery& delivery,
               const text::Typesetter& typesetter, Rendered& rendered) {
    if (options.out == "-" && !options.dry_run) {
        for (const backend::Format* format : delivery.formats) {
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

/// What the caller said that changes what is written, for the manifest. Folders and connections that it allowed do not.
std::map<std::string, std::string> said_options(const RenderOptions& options, const std::string& style,
                                                const std::string& language) {
    std::vector<std::string> scales;
    for (const double scale : options.scales) {
        scales.push_back(format_number(scale, 2));
    }
    std::map<std::string, std::string> said{
        {"format", fmt::format("{}", fmt::join(options.formats, ","))},
        {"scale", fmt::format("{}", fmt::join(scales, ","))},
        {"dpi", options.dots_per_inch > 0 ? fmt::format("{}", options.dots_per_inch) : std::string()},
        {"png-palette", options.png_palette ? "true" : ""},
        {"svg-text", options.svg_text},
        {"svg-fonts", options.svg_fonts},
        {"style", style},
        {"lang", language},
        {"worldview", options.worldview},
        {"at", options.at},
        {"size", options.size}};
    for (const auto& [key, value] : options.values) {
        said["set " + key] = value;
    }
    std::erase_if(said, [](const auto& option) { return option.second.empty(); });
    return said;
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

/// The spec with what the options say of its outputs.
std::optional<LoadedSpec> load(const std::string& file, const RenderOptions& options, Diagnostics& diagnostics) {
    auto loaded = load_spec(file, diagnostics, options.root);
    if (loaded && options.dots_per_inch > 0) {
        loaded->map.dpi = options.dots_per_inch;
    }
    if (loaded && options.png_palette) {
        loaded->map.png.palette = true;
    }
    if (loaded && !options.svg_text.empty()) {
        loaded->map.svg.text = options.svg_text;
    }
    if (loaded && !options.svg_fonts.empty()) {
        loaded->map.svg.fonts = options.svg_fonts;
    }
    return loaded;
}

/// One style and language of a map.
struct Variant {
    std::string style; ///< "" = the spec's own
    std::string language;
    Delivery delivery;
};

std::vector<Variant> variants_of(const std::string& file, const RenderOptions& options, const LoadedSpec& loaded,
                                 Diagnostics& diagnostics) {
    const auto formats = formats_of(loaded.map, options.formats, diagnostics);
    std::vector<Variant> variants;
    for (const std::string& style : options.styles.empty() ? std::vector<std::string>{""} : options.styles) {
        for (const std::string& language : options.languages) {
            output::Build build;
            if (file != "-") {
                build.program = program_id;
                build.options = said_options(options, style, language);
            }
            variants.push_back({style,
                                language,
                                {options.out / loaded.map.map.value, stem_of(loaded.map, style, language), formats,
                                 options.scales, std::move(build)}});
        }
    }
    return variants;
}

/// Why the variant is to be drawn; empty when it stands, and its manifest has been brought up to date.
std::string reason_to_draw(const RenderOptions& options, const LoadedSpec& loaded, const Variant& variant,
                           FileSums& sums, Rendered& rendered) {
    if (options.force || options.out == "-") {
        return "asked for";
    }
    if (variant.delivery.build.program.empty()) {
        return "its spec is no file";
    }
    const Freshness freshness = freshness_of(variant.delivery, loaded, sums);
    if (!freshness.reason.empty()) {
        return freshness.reason;
    }
    if (options.strict && freshness.warnings > 0) {
        return "there were warnings when it was drawn";
    }
    if (!freshness.inputs.empty() && !options.dry_run && !restate(variant.delivery, freshness.inputs)) {
        return "its manifest could not be brought up to date";
    }
    if (freshness.warnings > 0) {
        rendered.notes.push_back(fmt::format("{} was drawn with {} warnings, which --force tells again",
                                             variant.delivery.stem, freshness.warnings));
    }
    rendered.up_to_date.push_back(variant.delivery.folder / (variant.delivery.stem + ".json"));
    return {};
}

void draw(const RenderOptions& options, const LoadedSpec& loaded, const Variant& variant,
          const text::Typesetter& typesetter, Rendered& rendered) {
    const PictureOptions picture = picture_of(options);
    Diagnostics& diagnostics = rendered.diagnostics;
    const auto told_before = diagnostics.all().size();
    auto page = compose_page(loaded.map, overrides_of(picture, variant.style, variant.language), loaded.root,
                             typesetter, diagnostics);
    if (!page || exit_code_for(diagnostics, options.strict) != exit_fine ||
        !pictures_fit(options, *page, variant.delivery.formats, diagnostics)) {
        return;
    }
    describe(*page);
    add_dark(*page, loaded, picture, variant.language, variant.delivery.formats, typesetter);
    Delivery delivery = variant.delivery;
    delivery.build.warnings = static_cast<std::int64_t>(diagnostics.all().size() - told_before);
    if (!page->repeatable) {
        delivery.build.program.clear();
    }
    write_out(options, loaded, *page, delivery, typesetter, rendered);
    note_drops(*page, rendered.notes);
}

} // namespace

Rendered render_spec(const std::string& file, const RenderOptions& options, const text::Typesetter& typesetter,
                     FileSums& sums) {
    Rendered rendered;
    if (const auto loaded = load(file, options, rendered.diagnostics)) {
        for (const Variant& variant : variants_of(file, options, *loaded, rendered.diagnostics)) {
            const std::string reason = reason_to_draw(options, *loaded, variant, sums, rendered);
            if (!reason.empty()) {
                rendered.reasons.push_back(fmt::format("{}: {}: {}", file, variant.delivery.stem, reason));
                draw(options, *loaded, variant, typesetter, rendered);
            }
        }
    }
    rendered.exit_code = exit_code_for(rendered.diagnostics, options.strict);
    return rendered;
}

std::optional<Rendered> as_it_stands(const std::string& file, const RenderOptions& options, FileSums& sums) {
    if (file == "-" || options.force || options.out == "-") {
        return std::nullopt;
    }
    Rendered rendered;
    const auto loaded = load(file, options, rendered.diagnostics);
    if (!loaded) {
        return std::nullopt;
    }
    for (const Variant& variant : variants_of(file, options, *loaded, rendered.diagnostics)) {
        if (!reason_to_draw(options, *loaded, variant, sums, rendered).empty()) {
            return std::nullopt;
        }
    }
    return rendered.diagnostics.all().empty() ? std::optional(std::move(rendered)) : std::nullopt;
}

std::vector<fs::path> manifests_of(const std::string& file, const RenderOptions& options, Diagnostics& diagnostics) {
    std::vector<fs::path> manifests;
    if (const auto loaded = load(file, options, diagnostics)) {
        for (const Variant& variant : variants_of(file, options, *loaded, diagnostics)) {
            manifests.push_back(variant.delivery.folder / (variant.delivery.stem + ".json"));
        }
    }
    return manifests;
}

} // namespace conflictmap::app
