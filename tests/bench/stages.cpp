// The hot stages of drawing a map, each alone, on the data of the project. `./run bench` runs them; to run one:
//
//     build/release/tests/bench/conflictmap_bench --benchmark_filter=thin
#include <benchmark/benchmark.h>
#include <stdexcept>
#include <string>
#include <vector>

#include "backend/backend.hpp"
#include "backend/png_writer.hpp"
#include "backend/raster.hpp"
#include "base/file.hpp"
#include "base/units.hpp"
#include "geom/operations.hpp"
#include "job/compose_map.hpp"
#include "label/placement.hpp"
#include "projection/projection.hpp"
#include "source/reader.hpp"
#include "spec/map_spec.hpp"
#include "text/typesetter.hpp"

using namespace conflictmap;

namespace {

const std::string root = CONFLICTMAP_ROOT;

[[noreturn]] void give_up(const std::string& what, const Diagnostics& diagnostics) {
    std::string text = what;
    for (const auto& each : diagnostics.all()) {
        text += "\n" + to_text(each);
    }
    throw std::runtime_error(text);
}

source::Table table_of(const std::string& name) {
    Diagnostics diagnostics;
    source::Request request;
    request.path = root + "/geodata/" + name + ".shp";
    request.shown = name;
    auto table = source::read(request, diagnostics);
    if (!table) {
        give_up(name, diagnostics);
    }
    return std::move(*table);
}

const text::Typesetter& typesetter() {
    static const text::Typesetter one;
    return one;
}

/// The overview map, composed.
const job::ComposedMap& overview() {
    static const job::ComposedMap map = [] {
        Diagnostics diagnostics;
        const std::string file = root + "/maps/overview.yaml";
        const auto text = read_file(file, diagnostics);
        auto spec = text ? spec::read_map_spec(*text, file, diagnostics) : std::nullopt;
        auto made = spec ? job::compose_map(std::move(*spec), {}, {}, {root}, typesetter(), diagnostics) : std::nullopt;
        if (!made) {
            give_up(file, diagnostics);
        }
        return std::move(*made);
    }();
    return map;
}

// As in bench.yaml.
const projection::LonlatBox extent{{19, 42.5}, {44, 54}};
const projection::PageBox window{{0, 0}, {423, 291}};

const projection::Projection& lambert() {
    static const projection::Projection made = [] {
        Diagnostics diagnostics;
        auto result = projection::make_projection("+proj=lcc +lat_1=46 +lat_2=51 +lat_0=48.5 +lon_0=31.5 +datum=WGS84",
                                                  extent, {}, diagnostics);
        if (!result) {
            give_up("projection", diagnostics);
        }
        return std::move(*result);
    }();
    return made;
}

const projection::PageFit fit = projection::fit({{-800e3, -550e3}, {800e3, 550e3}}, window, 0);

std::vector<projection::ProjectedGeometry> projected(const source::Table& table) {
    std::vector<projection::ProjectedGeometry> all;
    for (const auto& feature : table.features) {
        all.push_back(projection::projected(feature.geometry, lambert(), extent));
    }
    return all;
}

void read_shapefile(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(table_of("base/countries"));
    }
}

void project_layer(benchmark::State& state) {
    const auto table = table_of("base/countries");
    for (auto _ : state) {
        benchmark::DoNotOptimize(projected(table));
    }
}

void clip_and_thin(benchmark::State& state) {
    const auto layer = projected(table_of("base/countries"));
    for (auto _ : state) {
        for (const auto& geometry : layer) {
            benchmark::DoNotOptimize(projection::to_page(geometry, lambert(), fit, extent, window, 2, 0.05));
        }
    }
}

void thin_only(benchmark::State& state) {
    std::vector<geom::Geometry<geom::Page>> layer;
    for (const auto& geometry : projected(table_of("base/countries"))) {
        layer.push_back(projection::to_page(geometry, lambert(), fit, extent, window, 2, 0));
    }
    for (auto _ : state) {
        for (const auto& geometry : layer) {
            benchmark::DoNotOptimize(geom::thin(geometry, 0.05));
        }
    }
}

/// The names of all places, with their dots, rivers and coasts in the way.
void place_labels(benchmark::State& state) {
    constexpr double radius = 0.6;
    constexpr double letter = 1.3;
    std::vector<label::Request> requests;
    std::vector<label::Obstacle> obstacles;
    const auto places = table_of("base/places");
    for (const auto& feature : places.features) {
        const auto page = projection::to_page(feature.geometry, lambert(), fit, extent, window, 0, 0);
        const auto* points = std::get_if<geom::Points<geom::Page>>(&page);
        if (points == nullptr || points->points.empty()) {
            continue;
        }
        const auto point = points->points.front();
        label::Request request;
        request.key = requests.size();
        request.text = source::to_text(source::value_of(places, feature, "name_en"));
        request.forms = {
            label::Form{{label::LineSize{request.text, letter * static_cast<double>(request.text.size())}}}};
        request.ascent = 1.8;
        request.descent = 0.5;
        request.leading = 3;
        request.rank = source::to_number(source::value_of(places, feature, "rank")).value_or(9);
        request.where = label::AtPoint{point, radius, "", false};
        obstacles.push_back({label::Quad{point, radius, radius, 0}, 0, label::hard, request.key, "a dot"});
        requests.push_back(std::move(request));
    }
    for (const char* name : {"base/rivers", "base/coast", "base/borders"}) {
        for (const auto& geometry : projected(table_of(name))) {
            const auto page = projection::to_page(geometry, lambert(), fit, extent, window, 0, 0.05);
            geom::for_each_part(page, [&](const auto& line) {
                obstacles.push_back({line, 0.1, 1, std::nullopt, name});
            });
        }
    }
    std::size_t placed = 0;
    for (auto _ : state) {
        placed = label::place(requests, obstacles, window).placed.size();
    }
    state.counters["names"] = static_cast<double>(requests.size());
    state.counters["placed"] = static_cast<double>(placed);
}

void draw_pixels(benchmark::State& state) {
    const auto& map = overview();
    for (auto _ : state) {
        benchmark::DoNotOptimize(backend::draw(map.page.scene, typesetter(), map.settings.dots_per_inch / mm_per_inch));
    }
}

void encode_png(benchmark::State& state) {
    const auto& map = overview();
    const auto canvas = backend::draw(map.page.scene, typesetter(), map.settings.dots_per_inch / mm_per_inch);
    for (auto _ : state) {
        benchmark::DoNotOptimize(backend::write_png(canvas, map.settings.dots_per_inch, {}));
    }
}

void write_svg(benchmark::State& state) {
    const auto& map = overview();
    const auto* format = backend::find_format("svg");
    for (auto _ : state) {
        benchmark::DoNotOptimize(format->encode(map.page.scene, typesetter(), {}));
    }
}

BENCHMARK(read_shapefile)->Unit(benchmark::kMillisecond);
BENCHMARK(project_layer)->Unit(benchmark::kMillisecond);
BENCHMARK(clip_and_thin)->Unit(benchmark::kMillisecond);
BENCHMARK(thin_only)->Unit(benchmark::kMillisecond);
BENCHMARK(place_labels)->Unit(benchmark::kMillisecond);
BENCHMARK(draw_pixels)->Unit(benchmark::kMillisecond);
BENCHMARK(encode_png)->Unit(benchmark::kMillisecond);
BENCHMARK(write_svg)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
