#include "job/delivery.hpp"

#include <cmath>
#include <set>

#include <fmt/format.h>

#include "backend/raster.hpp"
#include "base/file.hpp"
#include "base/timings.hpp"
#include "base/units.hpp"
#include "job/inputs.hpp"
#include "output/embeds.hpp"
#include "output/files.hpp"
#include "output/folder_lock.hpp"
#include "output/hash.hpp"
#include "output/manifest.hpp"

namespace conflictmap::job {
namespace {

namespace fs = std::filesystem;

struct Picture {
    std::string name;
    const Format* format;
    double scale;
};

std::vector<Picture> pictures_of(const Delivery& delivery) {
    std::vector<Picture> pictures;
    std::set<std::string> known; // a format or scale that is named twice is written once
    for (const Format* format : delivery.formats) {
        for (const double scale : delivery.scales) {
            if (!format->scales && scale != delivery.scales.front()) {
                continue;
            }
            const std::string suffix = format->scales && scale != 1 ? fmt::format("@{}x", format_number(scale, 2)) : "";
            std::string name = delivery.stem.text() + suffix + std::string(format->extension);
            if (known.insert(name).second) {
                pictures.push_back({std::move(name), format, format->scales ? scale : 1});
            }
        }
    }
    return pictures;
}

output::Output output_of(const Picture& picture, const ComposedMap& map) {
    output::Output out;
    out.path = picture.name;
    out.format = picture.format->name;
    out.scale = picture.scale;
    if (picture.format->scales) {
        const auto canvas =
            backend::blank_canvas(map.page.scene, map.settings.dots_per_inch * picture.scale / mm_per_inch);
        out.width = canvas.width;
        out.height = canvas.height;
    }
    return out;
}

std::vector<output::Input> inputs_of(const ComposedMap& map, const Root& root, const fs::path& folder) {
    std::vector<output::Input> inputs;
    for (const UsedFile& used : map.files) {
        inputs.push_back({input_path(used, root, folder), used.sha256, used.role, used.licence, used.credit});
    }
    return inputs;
}

/// Recorded after everything is drawn, because a figure page looks up words of its own.
void add_style_hashes(const ComposedMap& map, output::Build& build) {
    build.styles[map.page.facts.style] = map.style_hashes;
    if (map.dark) {
        build.styles[map.dark->page.facts.style] = map.dark->style_hashes;
    }
}

/// Writes one file after another until one fails.
class Writer {
public:
    Writer(const fs::path& folder, Diagnostics& diagnostics) : folder_(&folder), diagnostics_(&diagnostics) {}
    bool write(output::Output out, const std::string& bytes) {
        const fs::path file = *folder_ / out.path;
        if (!output::write_whole(file, bytes, *diagnostics_, output::FolderLink::refused)) {
            return false;
        }
        out.sha256 = output::sha256(bytes);
        out.bytes = static_cast<std::int64_t>(bytes.size());
        outputs.push_back(std::move(out));
        files.push_back(file);
        return true;
    }
    std::vector<output::Output> outputs;
    std::vector<fs::path> files;

private:
    const fs::path* folder_;
    Diagnostics* diagnostics_;
};

} // namespace

std::string encoded(const ComposedMap& map, const output::Figure& figure, const Format& format, double scale,
                    const text::Typesetter& typesetter, Diagnostics& diagnostics) {
    backend::Options how;
    how.dots_per_inch = map.settings.dots_per_inch;
    how.scale = scale;
    how.info = map.info;
    how.outlines = map.settings.svg.text == "outlines";
    how.embed_fonts = map.settings.svg.fonts == "embed";
    how.palette = map.settings.png.palette;
    const Stage stage("encode " + std::string(format.name));
    std::string bytes = format.encode({map, figure, typesetter}, how);
    if (const auto lacks = format.shortfall != nullptr ? format.shortfall(how, bytes) : std::nullopt) {
        const std::string file = map.page.scene.name + std::string(format.extension);
        diagnostics.add({Severity::note, Fault::output, {file, 0, 0}, lacks->code, lacks->message, ""});
    }
    return bytes;
}

std::vector<fs::path> planned(const Delivery& delivery) {
    std::vector<fs::path> files;
    std::vector<output::Output> pictures;
    for (const Picture& picture : pictures_of(delivery)) {
        files.push_back(delivery.folder / picture.name);
        output::Output out;
        out.path = picture.name;
        out.format = picture.format->name;
        out.scale = picture.scale;
        pictures.push_back(std::move(out));
    }
    for (const output::Embed& embed : output::embeds_for(pictures)) {
        files.push_back(delivery.folder / (delivery.stem.text() + embed.extension));
    }
    files.push_back(delivery.folder / (delivery.stem.text() + ".json"));
    return files;
}

std::vector<fs::path> deliver(const Delivery& delivery, const ComposedMap& map, const Root& root,
                              const text::Typesetter& typesetter, Diagnostics& diagnostics) {
    const Stage stage("write");
    const auto lock = output::FolderLock::take(delivery.folder, diagnostics);
    if (!lock) {
        return {};
    }
    Writer writer(delivery.folder, diagnostics);
    output::Figure figure = map.figure;
    figure.stem = delivery.stem;
    figure.inputs = inputs_of(map, root, delivery.folder);
    bool failed = false;
    for (const Picture& picture : pictures_of(delivery)) {
        figure.outputs = writer.outputs;
        if (!writer.write(output_of(picture, map),
                          encoded(map, figure, *picture.format, picture.scale, typesetter, diagnostics))) {
            failed = true; // the other pictures are useful on their own
        }
    }
    if (failed) {
        return writer.files;
    }
    figure.outputs = writer.outputs;
    for (const output::Embed& embed : output::embeds_for(figure.outputs)) {
        output::Output out;
        out.path = delivery.stem.text() + embed.extension;
        out.format = embed.extension.substr(1);
        if (!writer.write(std::move(out), embed.write(figure))) {
            return writer.files;
        }
    }
    figure.outputs = writer.outputs;
    figure.build = delivery.build;
    add_style_hashes(map, figure.build);
    const fs::path manifest = delivery.folder / (delivery.stem.text() + ".json");
    if (output::write_whole(manifest, output::manifest_of(figure), diagnostics, output::FolderLink::refused)) {
        writer.files.push_back(manifest);
    }
    return writer.files;
}

bool restate(const Delivery& delivery, const std::vector<output::Input>& inputs) {
    Diagnostics told_when_drawn;
    const auto lock = output::FolderLock::take(delivery.folder, told_when_drawn);
    const fs::path manifest = delivery.folder / (delivery.stem.text() + ".json");
    const auto text = lock ? read_file(manifest, told_when_drawn, yaml_max_bytes, {delivery.folder}) : std::nullopt;
    return text && output::write_whole(manifest, output::with_inputs(*text, inputs), told_when_drawn,
                                       output::FolderLink::refused);
}

} // namespace conflictmap::job
