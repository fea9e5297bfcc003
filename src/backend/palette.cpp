#include "backend/palette.hpp"

#include <libimagequant.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <unordered_map>

// OpenMP's header is part of the compiler, and clang has none next to GCC's.
extern "C" {
int omp_get_max_threads();
void omp_set_num_threads(int);
}

namespace conflictmap::backend {

namespace {

constexpr std::size_t max_colours = 256;
/// libimagequant chooses this many of the 256 colours, for the common ones. The others are used for the colours that
/// are farthest from these and too rare to influence its choice, so that a mark of a few pixels keeps its colour.
constexpr int common_colours = 192;
constexpr std::size_t max_flat = 64;
constexpr std::size_t flat_share = 4000;

struct Counted {
    std::uint32_t colour = 0;
    std::uint32_t pixels = 0;
};

struct Channels {
    int red;
    int green;
    int blue;
};

Channels channels_of(std::uint32_t colour) {
    return {static_cast<int>(colour >> 16U & 0xFFU), static_cast<int>(colour >> 8U & 0xFFU),
            static_cast<int>(colour & 0xFFU)};
}

liq_color liq_of(std::uint32_t colour) {
    return {static_cast<unsigned char>(colour >> 16U), static_cast<unsigned char>(colour >> 8U),
            static_cast<unsigned char>(colour), 255};
}

int squared_distance(Channels a, Channels b) {
    const int red = a.red - b.red;
    const int green = a.green - b.green;
    const int blue = a.blue - b.blue;
    return red * red + green * green + blue * blue;
}

/// Sorted, the most common first.
std::vector<Counted> colours_of(const Canvas& canvas) {
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    std::uint32_t* count = nullptr;
    std::uint32_t last = 0;
    for (const std::uint32_t pixel : canvas.pixels) {
        const std::uint32_t colour = pixel & 0xFFFFFFU;
        if (count == nullptr || colour != last) {
            count = &counts[colour];
            last = colour;
        }
        ++*count;
    }
    std::vector<Counted> colours;
    colours.reserve(counts.size());
    for (const auto& [colour, pixels] : counts) {
        colours.push_back({colour, pixels});
    }
    std::sort(colours.begin(), colours.end(), [](const Counted& a, const Counted& b) {
        return a.pixels != b.pixels ? a.pixels > b.pixels : a.colour < b.colour;
    });
    return colours;
}

/// Different numbers of threads add sums in a different order, so only one is used.
class OneThread {
public:
    OneThread() : before_(omp_get_max_threads()) { omp_set_num_threads(1); }
    OneThread(const OneThread&) = delete;
    OneThread& operator=(const OneThread&) = delete;
    ~OneThread() { omp_set_num_threads(before_); }

private:
    int before_;
};

struct Release {
    void operator()(liq_attr* one) const { liq_attr_destroy(one); }
    void operator()(liq_histogram* one) const { liq_histogram_destroy(one); }
    void operator()(liq_result* one) const { liq_result_destroy(one); }
};

void check(liq_error error) {
    if (error == LIQ_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
    if (error != LIQ_OK) {
        throw std::runtime_error("libimagequant cannot choose the colours: error " + std::to_string(error));
    }
}

/// The flat colours, plus libimagequant's choice for the common ones.
std::vector<std::uint32_t> common_of(const std::vector<Counted>& colours, std::size_t pixels) {
    const OneThread alone;
    const std::unique_ptr<liq_attr, Release> how(liq_attr_create());
    if (!how) {
        throw std::bad_alloc();
    }
    check(liq_set_max_colors(how.get(), common_colours));
    const std::unique_ptr<liq_histogram, Release> histogram(liq_histogram_create(how.get()));
    if (!histogram) {
        throw std::bad_alloc();
    }
    std::vector<liq_histogram_entry> entries;
    for (const Counted& each : colours) {
        entries.push_back({liq_of(each.colour), each.pixels});
    }
    check(liq_histogram_add_colors(histogram.get(), how.get(), entries.data(), static_cast<int>(entries.size()), 0));
    std::vector<std::uint32_t> palette;
    for (std::size_t i = 0; i < std::min(max_flat, colours.size()); ++i) {
        if (colours[i].pixels >= pixels / flat_share) {
            palette.push_back(colours[i].colour);
            check(liq_histogram_add_fixed_color(histogram.get(), liq_of(colours[i].colour), 0));
        }
    }
    liq_result* made = nullptr;
    check(liq_histogram_quantize(histogram.get(), how.get(), &made));
    const std::unique_ptr<liq_result, Release> result(made);
    const liq_palette& chosen = *liq_get_palette(result.get());
    for (const liq_color* each = chosen.entries; each != chosen.entries + chosen.count; ++each) {
        const auto colour = static_cast<std::uint32_t>(each->r << 16 | each->g << 8 | each->b);
        if (std::find(palette.begin(), palette.end(), colour) == palette.end()) {
            palette.push_back(colour);
        }
    }
    return palette;
}

/// For each colour, the nearest one of a palette that grows.
class Nearest {
public:
    explicit Nearest(const std::vector<Counted>& colours) : distance_(colours.size(), std::numeric_limits<int>::max()) {
        for (const Counted& each : colours) {
            colours_.push_back(channels_of(each.colour));
        }
        nearest_.resize(colours.size());
    }
    void add(std::uint32_t colour) {
        const Channels added = channels_of(colour);
        for (std::size_t i = 0; i < colours_.size(); ++i) {
            if (const int distance = squared_distance(colours_[i], added); distance < distance_[i]) {
                distance_[i] = distance;
                nearest_[i] = colour;
            }
        }
    }
    /// The colour that is farthest from its nearest one: its index, and whether it differs at all.
    [[nodiscard]] std::pair<std::size_t, bool> farthest() const {
        const auto found = std::max_element(distance_.begin(), distance_.end());
        return {static_cast<std::size_t>(found - distance_.begin()), *found > 0};
    }
    [[nodiscard]] std::uint32_t of(std::size_t i) const { return nearest_[i]; }

private:
    std::vector<Channels> colours_;
    std::vector<int> distance_;
    std::vector<std::uint32_t> nearest_;
};

/// The replacement of each colour; nothing when this exceeds the limit.
std::optional<std::unordered_map<std::uint32_t, std::uint32_t>> stand_ins(const std::vector<Counted>& colours,
                                                                          std::size_t pixels) {
    Nearest nearest(colours);
    std::vector<std::uint32_t> palette = common_of(colours, pixels);
    for (const std::uint32_t colour : palette) {
        nearest.add(colour);
    }
    for (auto worst = nearest.farthest(); worst.second && palette.size() < max_colours; worst = nearest.farthest()) {
        palette.push_back(colours[worst.first].colour);
        nearest.add(palette.back());
    }
    std::unordered_map<std::uint32_t, std::uint32_t> chosen;
    double sum = 0;
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const Channels was = channels_of(colours[i].colour);
        const Channels is = channels_of(nearest.of(i));
        const int red = std::abs(was.red - is.red);
        const int green = std::abs(was.green - is.green);
        const int blue = std::abs(was.blue - is.blue);
        if (std::max({red, green, blue}) > max_off) {
            return std::nullopt;
        }
        sum += static_cast<double>(red + green + blue) * colours[i].pixels;
        chosen[colours[i].colour] = nearest.of(i);
    }
    if (sum > max_off_on_average * 3 * static_cast<double>(pixels)) {
        return std::nullopt;
    }
    return chosen;
}

} // namespace

std::optional<Indexed> indexed(const Canvas& canvas) {
    const std::vector<Counted> colours = colours_of(canvas);
    std::unordered_map<std::uint32_t, std::uint32_t> chosen;
    if (colours.size() <= max_colours) {
        for (const Counted& each : colours) {
            chosen[each.colour] = each.colour;
        }
    } else if (auto found = stand_ins(colours, canvas.pixels.size())) {
        chosen = std::move(*found);
    } else {
        return std::nullopt;
    }
    Indexed out{canvas.width, canvas.height, {}, {}};
    for (const Counted& each : colours) {
        out.palette.push_back(chosen[each.colour]);
    }
    std::sort(out.palette.begin(), out.palette.end());
    out.palette.erase(std::unique(out.palette.begin(), out.palette.end()), out.palette.end());
    std::unordered_map<std::uint32_t, std::uint8_t> places;
    for (const Counted& each : colours) {
        const auto at = std::lower_bound(out.palette.begin(), out.palette.end(), chosen[each.colour]);
        places[each.colour] = static_cast<std::uint8_t>(at - out.palette.begin());
    }
    out.pixels.reserve(canvas.pixels.size());
    std::uint32_t last = colours.front().colour;
    std::uint8_t place = places[last];
    for (const std::uint32_t pixel : canvas.pixels) {
        if (const std::uint32_t colour = pixel & 0xFFFFFFU; colour != last) {
            last = colour;
            place = places[colour];
        }
        out.pixels.push_back(place);
    }
    return out;
}

} // namespace conflictmap::backend
