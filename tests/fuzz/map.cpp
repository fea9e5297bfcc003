// GeoJSON to PNG and SVG, from start to end: the result is a page or a diagnostic.
#include "backend/backend.hpp"
#include "fuzz.hpp"
#include "job/compose_map.hpp"

namespace {

constexpr const char* small_map = R"(map: fuzz
size: [60 mm, 45 mm]
dpi: 40
view: { bbox: [22, 44, 41, 53] }
layers: [{ id: data, source: fuzz.geojson, class: area, label: name }]
furniture: [title, scale-bar]
)";

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    static const fuzz::Folder folder;
    static const text::Typesetter typesetter;
    const auto file = folder.path() / "fuzz.geojson";
    fuzz::write(file, data, size);
    Diagnostics diagnostics;
    const auto map = spec::read_map_spec(small_map, (folder.path() / "fuzz.yaml").string(), diagnostics);
    fuzz::require(map.has_value(), "the target's own spec is wrong");
    const auto composed = job::compose_map(*map, {}, {}, job::Root{fuzz::root()}, typesetter, diagnostics);
    fuzz::require(composed.has_value() == !diagnostics.has_errors(), "neither a page nor an error");
    if (composed) {
        const layout::Page& page = composed->page;
        for (const auto& layer : page.account.layers) {
            fuzz::check_ledger(layer.ledger);
        }
        backend::Options how;
        how.dots_per_inch = composed->settings.dots_per_inch;
        for (const auto& format : backend::formats()) {
            fuzz::require(!format.encode(page.scene, typesetter, how).empty(), "a picture is empty");
        }
    }
    return 0;
}
