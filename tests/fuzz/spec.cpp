// Map specs: any text is read or refused with a diagnostic.
#include "fuzz.hpp"
#include "spec/map_spec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    Diagnostics diagnostics;
    const auto map = spec::read_map_spec(fuzz::text_of(data, size), "fuzz.yaml", diagnostics);
    fuzz::require(map.has_value() || !diagnostics.all().empty(), "refused without a diagnostic");
    if (map) {
        spec::page_size(*map, diagnostics);
        spec::expand_groups(map->layers, {}, diagnostics);
    }
    return 0;
}
