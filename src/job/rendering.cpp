#include "job/rendering.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

#include "backend/backend.hpp"
#include "backend/raster.hpp"
#include "base/units.hpp"
#include "base/utf8.hpp"
#include "job/compose_map.hpp"
#include "job/delivery.hpp"
#include "job/exit_codes.hpp"
#include "job/format_choice.hpp"
#include "job/freshness.hpp"
#include "job/load_spec.hpp"
#include "job/program_id.hpp"
#include "job/workspace_setup.hpp"

namespace conflictmap::job {
namespace {

namespace fs = std::filesystem;

/// Nothing, with a diagnostic, when a part of it is not a name.
std::optional<FileStem> stem_of(const spec::MapSpec& map, const std::string& style, const std::string& language,
                                Diagnostics& diagnostics) {
    const Place command_line{"command line", 0, 0};
    const auto name = Name::from(map.map.value, "a map", map.map.place, diagnostics);
    const auto look = style_name(style.empty() ? map.style : Placed<std::string>{style, command_line}, diagnostics);
    const auto tongue = Name::from(language, "a language", command_line, diagnostics);
    if (!name || !look || !tongue) {
        return std::nullopt;
    }
    FileStem stem(*name);
    if ((!style.empty() && style != map.style.value) || language != "en") {
        stem += *look;
        stem += *tongue;
    }
    return stem;
}

/// Checked before anything is encoded.
bool pictures_fit(const RenderOptions& options, const ComposedMap& map, const std::vector<const Format*>& formats,
                  Diagnostics& diagnostics) {
    const double largest = *std::ranges::max_element(options.scales);
    const bool pixels = std::ranges::any_of(formats, [](const Format* format) { return format->scales; });
    const double dots = map.settings.dots_per_inch * largest / mm_per_inch;
    const int side = (*std::ranges::min_element(formats, {}, &Format::longest_side))->longest_side;
    if (!pixels || backend::fits_raster(map.page.scene, dots, side)) {
        return true;
    }
    diagnostics.error(
        {"command line", 0, 0}, "too-many-pixels",
        fmt::format("at scale {} the picture would be {:.0f} x {:.0f} pixels; the limit is 100 megapixels "
                    "and {} pixels per side{}",
                    format_number(largest, 2), map.page.scene.width * dots, map.page.scene.height * dots,
                    format_quantity(side, 0, "en"), side < 32767 ? " in WebP" : ""),
        "choose a smaller --scale or --dpi");
    return false;
}

/// Writes a single picture to standard output.
void write_through(const ComposedMap& map, const Format& format, double scale, const text::Typesetter& typesetter,
                   Diagnostics& diagnostics) {
    const std::string bytes = encoded(map, map.figure, format, scale, typesetter, diagnostics);
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0) {
        diagnostics.output_error({"<stdout>", 0, 0}, "write", "standard output could not be written");
    }
}

void write_out(const RenderOptions& options, const LoadedSpec& loaded, const ComposedMap& map, const Delivery& delivery,
               const text::Typesetter& typesetter, Rendered& rendered) {
    if (options.out == "-" && !options.dry_run) {
        for (const Format* format : delivery.formats) {
            write_through(map, *format, options.scales.front(), typesetter, rendered.diagnostics);
        }
        return;
    }
    const auto files =
        options.dry_run ? planned(delivery) : deliver(delivery, map, loaded.root, typesetter, rendered.diagnostics);
    rendered.files.insert(rendered.files.end(), files.begin(), files.end());
}

/// If a figure page is requested, composes the same map for readers who prefer dark. Its diagnostics are dropped,
/// because the light map has already reported them.
void add_dark(ComposedMap& map, const LoadedSpec& loaded, const RenderOptions& options, const std::string& language,
              const std::vector<const Format*>& formats, const text::Typesetter& typesetter) {
    std::string style;
    for (const Format* format : formats) {
        if (style.empty() && format->dark_style != nullptr) {
            style = format->dark_style(map.page.facts.style);
        }
    }
    if (style.empty()) {
        return;
    }
    Diagnostics told_before;
    if (auto dark = compose_map(loaded.map, options, {style, language}, loaded.root, typesetter, told_before)) {
        dark->page.scene.name += "-dark"; // keeps its ids distinct from those of the light map
        map.dark = std::make_shared<const ComposedMap>(std::move(*dark));
    }
}

void note_drops(const layout::PageAccount& account, std::vector<std::string>& notes) {
    for (const layout::LabelReport& drop : account.dropped_labels) {
        notes.push_back(fmt::format("label '{}' of {} left out: {}", drop.text, drop.layer, drop.reason));
    }
    for (const layout::CalloutReport& callout : account.callouts) {
        if (!callout.reason.empty()) {
            notes.push_back(fmt::format("'{}' is in the key: {}", callout.title, callout.reason));
        }
    }
}

/// The options that change the output, for the manifest. The allowed folders and connections do not.
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
        said["set " + key] = without_direction_controls(value); // as it is drawn
    }
    std::erase_if(said, [](const auto& option) { return option.second.empty(); });
    return said;
}

/// Loads the spec and applies the options for its outputs.
std::optional<LoadedSpec> load(const std::string& file, const RenderOptions& options, Diagnostics& diagnostics) {
    auto loaded = load_spec(file, diagnostics, options.root, options.allowed_folders);
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

/// One style and language of a map, and where its files go.
struct Output {
    Variant variant;
    Delivery delivery;
};

std::vector<Output> outputs_of(const std::string& file, const RenderOptions& options, const LoadedSpec& loaded,
                               Diagnostics& diagnostics) {
    const auto formats = formats_of(loaded.map, options.formats, diagnostics);
    std::vector<Output> outputs;
    for (const std::string& style : options.styles.empty() ? std::vector<std::string>{""} : options.styles) {
        for (const std::string& language : options.languages) {
            const auto stem = stem_of(loaded.map, style, language, diagnostics);
            if (!stem) {
                return {};
            }
            const auto same =
                std::ranges::find_if(outputs, [&](const Output& output) { return output.delivery.stem == *stem; });
            if (same != outputs.end() && same->variant.style != style) {
                diagnostics.error({"command line", 0, 0}, "same-name",
                                  fmt::format("the styles '{}' and '{}' would write the same files '{}'",
                                              same->variant.style, style, stem->text()),
                                  "rename the folder of one of them, or write to another folder with --out");
                return {};
            }
            output::Build build;
            if (file != "-") {
                build.program = program_id;
                build.options = said_options(options, style, language);
            }
            outputs.push_back({{style, language},
                               {options.out / loaded.map.map.value, *stem, formats, options.scales, std::move(build)}});
        }
    }
    return outputs;
}

/// Why the variant must be drawn; empty if it is up to date, in which case its manifest has been updated.
std::string reason_to_draw(const RenderOptions& options, const LoadedSpec& loaded, const Output& output,
                           FileHashes& hashes, Rendered& rendered) {
    if (options.force || options.out == "-") {
        return "redrawing was requested";
    }
    if (output.delivery.build.program.empty()) {
        return "its spec is not a file";
    }
    const Freshness freshness = freshness_of(output.delivery, loaded, hashes);
    if (!freshness.reason.empty()) {
        return freshness.reason;
    }
    if (options.strict && freshness.warnings > 0) {
        return "it was drawn with warnings, which --strict does not allow";
    }
    if (!freshness.inputs.empty() && !options.dry_run && !restate(output.delivery, freshness.inputs)) {
        return "its manifest could not be updated";
    }
    if (freshness.warnings > 0) {
        rendered.notes.push_back(fmt::format("{} was drawn with warnings ({}); use --force to see them again",
                                             output.delivery.stem.text(), freshness.warnings));
    }
    rendered.up_to_date.push_back(output.delivery.folder / (output.delivery.stem.text() + ".json"));
    return {};
}

void draw(const RenderOptions& options, const LoadedSpec& loaded, const Output& output,
          const text::Typesetter& typesetter, Rendered& rendered) {
    Diagnostics& diagnostics = rendered.diagnostics;
    const auto told_before = diagnostics.all().size();
    auto map = compose_map(loaded.map, options, output.variant, loaded.root, typesetter, diagnostics);
    if (!map || exit_code_for(diagnostics, options.strict) != exit_fine ||
        !pictures_fit(options, *map, output.delivery.formats, diagnostics)) {
        return;
    }
    add_dark(*map, loaded, options, output.variant.language, output.delivery.formats, typesetter);
    Delivery delivery = output.delivery;
    delivery.build.warnings = static_cast<std::int64_t>(diagnostics.all().size() - told_before);
    if (!map->repeatable) {
        delivery.build.program.clear();
    }
    write_out(options, loaded, *map, delivery, typesetter, rendered);
    note_drops(map->page.account, rendered.notes);
}

} // namespace

Rendered render_spec(const std::string& file, const RenderOptions& options, const text::Typesetter& typesetter,
                     FileHashes& hashes) {
    Rendered rendered;
    if (const auto loaded = load(file, options, rendered.diagnostics)) {
        for (const Output& output : outputs_of(file, options, *loaded, rendered.diagnostics)) {
            const std::string reason = reason_to_draw(options, *loaded, output, hashes, rendered);
            if (!reason.empty()) {
                rendered.reasons.push_back(fmt::format("{}: {}: {}", file, output.delivery.stem.text(), reason));
                draw(options, *loaded, output, typesetter, rendered);
            }
        }
    }
    rendered.exit_code = exit_code_for(rendered.diagnostics, options.strict);
    return rendered;
}

std::optional<Rendered> as_it_stands(const std::string& file, const RenderOptions& options, FileHashes& hashes) {
    if (file == "-" || options.force || options.out == "-") {
        return std::nullopt;
    }
    Rendered rendered;
    const auto loaded = load(file, options, rendered.diagnostics);
    if (!loaded) {
        return std::nullopt;
    }
    for (const Output& output : outputs_of(file, options, *loaded, rendered.diagnostics)) {
        if (!reason_to_draw(options, *loaded, output, hashes, rendered).empty()) {
            return std::nullopt;
        }
    }
    return rendered.diagnostics.all().empty() ? std::optional(std::move(rendered)) : std::nullopt;
}

std::vector<fs::path> manifests_of(const std::string& file, const RenderOptions& options, Diagnostics& diagnostics) {
    std::vector<fs::path> manifests;
    if (const auto loaded = load(file, options, diagnostics)) {
        for (const Output& output : outputs_of(file, options, *loaded, diagnostics)) {
            manifests.push_back(output.delivery.folder / (output.delivery.stem.text() + ".json"));
        }
    }
    return manifests;
}

} // namespace conflictmap::job
