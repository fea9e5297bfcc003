// The seeded data of `./run bench`, as shapefiles: the same bytes each time, on every machine.
//
//     conflictmap_bench_data events COUNT STEM    points with an id, a kind and a date
//     conflictmap_bench_data lines COUNT STEM     lines of 1,000 vertices, COUNT vertices in all, with an id
#include <array>
#include <bit>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace {

// The standard library's distributions differ between libraries, so this has its own.
class Chance {
public:
    double between(double low, double high) {
        return low + static_cast<double>(numbers_() >> 11U) * 0x1p-53 * (high - low);
    }
    std::size_t below(std::size_t count) { return numbers_() % count; }

private:
    std::mt19937_64 numbers_{7};
};

/// A file in chunks, for values in either order of bytes.
class Output {
public:
    explicit Output(const std::string& path) : file_(path, std::ios::binary) {
        file_.exceptions(std::ios::failbit | std::ios::badbit);
    }
    void text(const std::string& bytes) { file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); }
    void big(std::uint32_t value) { bytes<4>(value, true); }
    void little(std::uint32_t value) { bytes<4>(value, false); }
    void number(double value) { bytes<8>(std::bit_cast<std::uint64_t>(value), false); }
    void close() { file_.close(); }

private:
    template <std::size_t Count> void bytes(std::uint64_t value, bool big) {
        std::array<char, Count> all{};
        for (std::size_t i = 0; i < Count; ++i) {
            all.at(big ? Count - 1 - i : i) = static_cast<char>(value >> (8 * i) & 0xffU);
        }
        file_.write(all.data(), Count);
    }
    std::ofstream file_;
};

// Inside the map of bench.yaml. The header needs bounds before the data are known, and any that hold them will do.
constexpr double west = 23;
constexpr double east = 40;
constexpr double south = 44.5;
constexpr double north = 52;

void header(Output& file, std::uint64_t bytes, std::uint32_t type) {
    file.big(9994);
    file.text(std::string(20, '\0'));
    file.big(static_cast<std::uint32_t>(bytes / 2));
    file.little(1000);
    file.little(type);
    for (const double bound : {west, south, east, north, 0.0, 0.0, 0.0, 0.0}) {
        file.number(bound);
    }
}

struct Field {
    std::string name;
    char type = 'C';
    std::uint32_t width = 0;
};

void table_header(Output& file, std::uint32_t rows, const std::vector<Field>& fields) {
    std::uint32_t width = 1;
    for (const Field& field : fields) {
        width += field.width;
    }
    const auto start = static_cast<std::uint32_t>(33 + 32 * fields.size());
    file.text({3, 125, 1, 1});
    file.little(rows);
    file.little(start | width << 16U);
    file.text(std::string(20, '\0'));
    for (const Field& field : fields) {
        std::string row = field.name;
        row.resize(11, '\0');
        row += field.type;
        row.resize(16, '\0');
        row += static_cast<char>(field.width);
        row.resize(32, '\0');
        file.text(row);
    }
    file.text("\r");
}

void companions(const std::string& stem) {
    Output(stem + ".cpg").text("UTF-8");
    Output(stem + ".prj")
        .text("GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
              "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]");
}

void write_events(std::uint32_t count, const std::string& stem) {
    constexpr std::array kinds{"shelling", "strike", "clash"};
    Chance chance;
    Output shapes(stem + ".shp");
    Output index(stem + ".shx");
    Output table(stem + ".dbf");
    header(shapes, 100 + 28ULL * count, 1);
    header(index, 100 + 8ULL * count, 1);
    table_header(table, count, {{"id", 'N', 8}, {"kind", 'C', 10}, {"date", 'C', 10}});
    for (std::uint32_t i = 0; i < count; ++i) {
        shapes.big(i + 1);
        shapes.big(10);
        shapes.little(1);
        shapes.number(chance.between(west, east));
        shapes.number(chance.between(south, north));
        index.big(50 + 14 * i);
        index.big(10);
        const char* kind = kinds.at(chance.below(kinds.size()));
        table.text(fmt::format(" {:8}{:10}2025-03-{:02}", i, kind, 1 + chance.below(28)));
    }
    table.text("\x1a");
    companions(stem);
}

void write_lines(std::uint32_t count, const std::string& stem) {
    constexpr std::uint32_t vertices = 1000;
    constexpr double step = 0.003; // degrees: a quarter of a pixel of bench.yaml
    const std::uint32_t lines = count / vertices;
    const std::uint32_t bytes = 48 + 16 * vertices;
    Chance chance;
    Output shapes(stem + ".shp");
    Output index(stem + ".shx");
    Output table(stem + ".dbf");
    header(shapes, 100 + (8ULL + bytes) * lines, 3);
    header(index, 100 + 8ULL * lines, 3);
    table_header(table, lines, {{"id", 'N', 8}});
    for (std::uint32_t i = 0; i < lines; ++i) {
        // A walk that turns little, like a river or a coast, and stays inside.
        double x = chance.between(west + 4, east - 4);
        double y = chance.between(south + 4, north - 3);
        double dx = chance.between(-1, 1);
        double dy = chance.between(-1, 1);
        shapes.big(i + 1);
        shapes.big(bytes / 2);
        shapes.little(3);
        for (const double bound : {west, south, east, north}) {
            shapes.number(bound);
        }
        shapes.little(1);
        shapes.little(vertices);
        shapes.little(0);
        for (std::uint32_t j = 0; j < vertices; ++j) {
            shapes.number(x);
            shapes.number(y);
            dx = 0.95 * dx + 0.3 * chance.between(-1, 1);
            dy = 0.95 * dy + 0.3 * chance.between(-1, 1);
            x += step * dx;
            y += step * dy;
        }
        index.big(50 + (4 + bytes / 2) * i);
        index.big(bytes / 2);
        table.text(fmt::format(" {:8}", i));
    }
    table.text("\x1a");
    companions(stem);
}

} // namespace

int main(int count, char** arguments) try {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() != 3 || (words[0] != "events" && words[0] != "lines")) {
        fmt::print(stderr, "usage: conflictmap_bench_data events|lines COUNT STEM\n");
        return 2;
    }
    const auto number = static_cast<std::uint32_t>(std::stoul(words[1]));
    (words[0] == "events" ? write_events : write_lines)(number, words[2]);
    return 0;
} catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
