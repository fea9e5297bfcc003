// Clipping and thinning: the result is inside the box, closed if the input was closed, finite and no longer than
// before.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "fuzz.hpp"
#include "geom/operations.hpp"

namespace {

using namespace conflictmap;
using geom::Page;
using Ring = geom::Line<Page>;

/// Mostly 16-bit whole numbers, which often coincide with each other and the box's edges, and sometimes any double.
class Numbers {
public:
    Numbers(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
    [[nodiscard]] bool empty() const { return left_ < 3; }
    double next() {
        const std::uint8_t kind = byte();
        if (kind == 0xff && left_ >= sizeof(double)) {
            double any = 0;
            std::memcpy(&any, data_, sizeof any);
            data_ += sizeof any;
            left_ -= sizeof any;
            return any;
        }
        const int whole = byte() * 256 + byte() - 32768;
        return kind % 2 == 0 ? whole / 256 : whole / 256.0;
    }

private:
    int byte_or(int otherwise) {
        if (left_ == 0) {
            return otherwise;
        }
        --left_;
        return *data_++;
    }
    std::uint8_t byte() { return static_cast<std::uint8_t>(byte_or(0)); }
    const std::uint8_t* data_;
    std::size_t left_;
};

bool finite(const geom::Point<Page>& p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

/// Whether the numbers are in the range of the program's coordinates: degrees, metres or millimetres.
bool sane(const Ring& line) {
    constexpr double largest = 1e9;
    return std::all_of(line.begin(), line.end(),
                       [](const auto& p) { return finite(p) && std::fabs(p.x) < largest && std::fabs(p.y) < largest; });
}

void check_clip(const Ring& line, const geom::Box<Page>& box) {
    const bool narrow = sane(line);
    const double slack = narrow ? 1e-6 : std::numeric_limits<double>::infinity();
    const auto inside = box.grown(slack);
    const auto ring = geom::clip_ring(line, box);
    fuzz::require(ring.empty() || ring.front() == ring.back(), "a clipped ring is open");
    for (const auto& p : ring) {
        fuzz::require(!narrow || inside.contains(p), "a clipped ring leaves the box");
    }
    for (const auto& part : geom::clip_line(line, box)) {
        for (const auto& p : part) {
            fuzz::require(!narrow || inside.contains(p), "a clipped line leaves the box");
        }
    }
}

void check_thin(const Ring& line, double tolerance) {
    const auto thinned = geom::thin(line, tolerance);
    fuzz::require(thinned.size() <= line.size(), "thinning adds points");
    for (const auto& p : thinned) {
        const bool old =
            std::any_of(line.begin(), line.end(), [&](const auto& q) { return std::memcmp(&p, &q, sizeof p) == 0; });
        fuzz::require(old, "thinning invents points");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Numbers numbers(data, size);
    geom::Box<Page> box;
    for (int corner = 0; corner < 2; ++corner) {
        const double x = numbers.next();
        const double y = numbers.next();
        if (!std::isfinite(x) || !std::isfinite(y) || std::fabs(x) > 1e9 || std::fabs(y) > 1e9) {
            return 0; // the program itself makes the boxes, so they are always sensible
        }
        box.add(geom::Point<Page>{x, y});
    }
    const double tolerance = std::fabs(numbers.next()) / 16;
    Ring line;
    while (!numbers.empty()) {
        const double x = numbers.next();
        line.push_back({x, numbers.next()});
    }
    check_clip(line, box);
    check_thin(line, tolerance);
    if (line.size() >= 3) {
        Ring ring = line;
        ring.push_back(ring.front());
        check_clip(ring, box);
        check_thin(ring, tolerance);
        const geom::Geometry<Page> areas = geom::Polygons<Page>{{{ring, {line}}}};
        geom::thin(geom::clip(areas, box), tolerance);
        if (sane(ring)) {
            geom::pole_of(geom::Polygons<Page>{{{ring, {}}}}, 1.0);
            geom::smooth(ring, 2);
            geom::stretch_of(ring, 1, geom::length(ring) / 2);
        }
    }
    return 0;
}
