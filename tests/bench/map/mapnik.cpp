// Mapnik's side of `./run bench`: a map file in, a picture out, as a program that uses Mapnik would do it.
#include <cstdlib>
#include <iostream>
#include <string>

#include <mapnik/agg_renderer.hpp>
#include <mapnik/cairo_io.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/font_engine_freetype.hpp>
#include <mapnik/image.hpp>
#include <mapnik/image_util.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>

int main(int count, char** arguments) try {
    if (count != 10) {
        std::cerr << "usage: conflictmap_bench_mapnik XML PICTURE WIDTH HEIGHT SCALE WEST SOUTH EAST NORTH\n";
        return 2;
    }
    const std::string picture = arguments[2];
    const std::string format = picture.substr(picture.rfind('.') + 1);
    const int width = std::atoi(arguments[3]);
    const int height = std::atoi(arguments[4]);
    const double scale = std::atof(arguments[5]);
    // Only the readers that the map needs: registering the whole folder costs 30 ms.
    for (const char* reader : {"shape", "csv", "ogr"}) {
        mapnik::datasource_cache::instance().register_datasource(std::string(MAPNIK_INPUT "/") + reader + ".input");
    }
    mapnik::freetype_engine::register_font("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf");
    mapnik::Map map(width, height);
    mapnik::load_map(map, arguments[1]);
    map.zoom_to_box(
        {std::atof(arguments[6]), std::atof(arguments[7]), std::atof(arguments[8]), std::atof(arguments[9])});
    if (format != "png") {
        mapnik::save_to_cairo_file(map, picture, format, scale, 0.0);
        return 0;
    }
    mapnik::image_rgba8 image(width, height);
    mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, image, scale);
    renderer.apply();
    mapnik::save_to_file(image, picture, "png32");
    return 0;
} catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 1;
}
