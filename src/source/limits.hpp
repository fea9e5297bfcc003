#pragma once
// The limits for input: anything larger is a mistake or an attack rather than a map.
#include <cstddef>
#include <cstdint>

namespace conflictmap::source {

struct Limits {
    std::int64_t features = 10'000'000;
    std::size_t vertices = 5'000'000; ///< in one geometry
    std::size_t fields = 10'000;      ///< of a file; PostgreSQL has at most 1,600, SQLite 2,000
    std::int64_t cells = 20'000'000;  ///< rows that are kept × fields that are kept: 40 bytes each
    /// Rows × fields of a GeoJSON file, kept or not: 16 bytes each while GDAL has the file open.
    std::int64_t geojson_cells = 25'000'000;
    std::int64_t geojson_values = 2'000'000; ///< of one object of a GeoJSON file: GDAL takes about 250 bytes for each
    std::size_t text_bytes = 1'000'000;      ///< of one text; a row with a longer one is rejected
    std::size_t texts_bytes = 500'000'000;   ///< of all texts that are kept
    std::uintmax_t csv_bytes = 2'000'000'000;
    std::uintmax_t unpacked_bytes = 1'000'000'000; ///< of what is read from a zip
    /// Of a file that GDAL holds as a tree, which takes ten to twenty times as much: KML, unpacked if it is in a KMZ,
    /// and GeoJSON that is not a FeatureCollection.
    std::uintmax_t tree_bytes = 25'000'000;
    std::int64_t sqlite_bytes = 400'000'000; ///< of SQLite's own memory while it reads a GeoPackage
};

} // namespace conflictmap::source
