#include "app/rendering.hpp"

#include <cstdio>
#include <fmt/format.h>

#include "app/commands/picture_options.hpp"
#include "app/exit_codes.hpp"
#include "app/format_choice.hpp"
#include "app/load_spec.hpp"
#include "app/pipeline.hpp"
#include "backend/backend.hpp"
#include "base/units.hpp"
#include "output/files.hpp"

namespace conflictmap::app {
namespace {

namespace fs = std::filesystem;

std::string stem_of(const spec::MapSpec& map, const std::string& style, const std::string& language) {
    const bool variant = (!style.empty() && style != map.style.value) || language != "en";
    return variant ? fmt::format("{}.{}.{}", map.map.value, style.empty() ? map.style.value : style, language)
                   : map.map.value;
}

void write_one(const fs::path& file, const std::string& bytes, const RenderOptions& options, Rendered& rendered) {
    if (options.out == "-") {
        if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0) {
            rendered.diagnostics.output_error({"<stdout>", 0, 0}, "write", "standard output could not be written");
        }
    } else if (output::write_whole(file, bytes, rendered.diagnostics)) {
        rendered.files.push_back(file);
    }
}

void write_out(const RenderOptions& options, const spec::MapSpec& map, const Page& page, const std::string& stem,
               const std::vector<const backend::Format*>& formats, const text::Typesetter& typesetter,
               Rendered& rendered) {
    for (const backend::Format* format : formats) {
        for (const double scale : options.scales) {
            if (!format->scales && scale != options.scales.front()) {
                continue;
            }
            const std::string suffix = format->scales && scale != 1 ? fmt::format("@{}x", format_number(scale, 2)) : "";
            const fs::path file = options.out / map.map.value / fmt::format("{}{}{}", stem, suffix, format->extension);
            if (options.dry_run) {
                rendered.files.push_back(file);
                continue;
            }
            backend::Options how;
            how.dots_per_inch = page.dots_per_inch;
            how.scale = scale;
            how.info = page.info;
            write_one(file, format->encode(page.scene, typesetter, how), options, rendered);
        }
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
    PictureOptions picture{options.size, options.styles, options.languages, options.worldview, options.at, {}};
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
    if (const auto loaded = load_spec(file, diagnostics, options.root)) {
        const auto formats = formats_of(loaded->map, options.formats, diagnostics);
        for (const std::string& style : options.styles.empty() ? std::vector<std::string>{""} : options.styles) {
            for (const std::string& language : options.languages) {
                const auto page = compose_page(loaded->map, overrides_of(picture, style, language), loaded->root,
                                               typesetter, diagnostics);
                if (page && exit_code_for(diagnostics, options.strict) == exit_fine) {
                    write_out(options, loaded->map, *page, stem_of(loaded->map, style, language), formats, typesetter,
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
