// The publisher's logo, in its own colours.
#include "base/file.hpp"
#include "furniture/prepared.hpp"
#include "furniture/write.hpp"
#include "symbol/marker.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double usual_width = 18; ///< mm

std::unique_ptr<const Prepared> prepare_logo(const spec::FurnitureSpec& spec, const Source& from,
                                             Diagnostics& diagnostics) {
    if (!spec.file) {
        diagnostics.error(spec.place, "logo", "a logo needs 'file' (an SVG)", "for example logo: { file: logo.svg }");
        return nullptr;
    }
    const auto path = compose::find_file(*spec.file, from.workspace, diagnostics);
    const auto svg =
        path ? read_file(*path, diagnostics, yaml_max_bytes, compose::readable_folders(from.workspace)) : std::nullopt;
    auto picture = svg ? style::read_logo(*svg, path->string(), diagnostics) : std::nullopt;
    if (!picture) {
        return nullptr;
    }
    auto prepared = std::make_unique<PreparedLogo>();
    prepared->picture = std::move(*picture);
    return prepared;
}

Block draw_logo(const Context&, const Piece& piece, double, compose::Styles&, Diagnostics&) {
    Block block;
    const auto* prepared = dynamic_cast<const PreparedLogo*>(piece.prepared);
    if (prepared == nullptr) {
        return block;
    }
    block.width = piece.spec.width.value_or(Length{usual_width}).mm;
    block.height = block.width * prepared->picture.height;
    for (const style::PicturePart& part : prepared->picture.parts) {
        block.group.items.push_back(
            scene::Path{symbol::outline_of(part, {0, 0}, block.width), part.colour, std::nullopt, {}});
    }
    return block;
}

} // namespace

const Kind& logo_kind() {
    static const Kind kind{
        .name = "logo",
        .about = "the publisher's logo, from an SVG file",
        .zone = Zone::map,
        .draw = draw_logo,
        .prepare = prepare_logo,
    };
    return kind;
}

} // namespace conflictmap::furniture
