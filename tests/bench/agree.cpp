// Whether two pictures of the map of bench.yaml show the same: each class of colour at the same places.
//
//     conflictmap_bench_agree SCALE OURS THEIRS
//
// A line for each class: its pixels in either picture, and the share of them that the other picture also has, or has a
// few pixels away. Of names, only the amount can be compared: each program chooses their places. Exit code 0: the
// pictures agree; 1: they do not; 2: a picture could not be read.
#include <algorithm>
#include <array>
#include <cairo.h>
#include <cstdint>
#include <cstdlib>
#include <fmt/format.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels; ///< 0xXXrrggbb
};

Picture read(const char* path) {
    cairo_surface_t* surface = cairo_image_surface_create_from_png(path);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        const std::string why = cairo_status_to_string(cairo_surface_status(surface));
        cairo_surface_destroy(surface);
        throw std::runtime_error(fmt::format("{}: {}", path, why));
    }
    Picture picture;
    picture.width = cairo_image_surface_get_width(surface);
    picture.height = cairo_image_surface_get_height(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    const unsigned char* data = cairo_image_surface_get_data(surface);
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + stride * static_cast<std::size_t>(y));
        picture.pixels.insert(picture.pixels.end(), row, row + picture.width);
    }
    cairo_surface_destroy(surface);
    return picture;
}

struct Rgb {
    int r = 0;
    int g = 0;
    int b = 0;
};

bool near(Rgb a, Rgb b, int most) {
    return std::abs(a.r - b.r) <= most && std::abs(a.g - b.g) <= most && std::abs(a.b - b.b) <= most;
}

/// Classes as in style.yaml. Lines are thinner than a few pixels, so that much of them is mixed with the ground.
struct Class {
    const char* name;
    bool (*is)(Rgb);
    int reach;     ///< pixels at scale 1: how far away the other picture may have it
    double inside; ///< pixels at scale 1: the rim that does not count, since edges are mixed
    double needed; ///< the share that must agree
};
constexpr std::array classes{
    Class{"sea",
          [](Rgb p) {
              return near(p, {0xcf, 0xe3, 0xee}, 6);
          },
          2, 2, 0.98},
    Class{"land",
          [](Rgb p) {
              return near(p, {0xe6, 0xe1, 0xd3}, 6);
          },
          2, 2, 0.98},
    Class{"Ukraine",
          [](Rgb p) {
              return near(p, {0xfd, 0xf6, 0xd8}, 6);
          },
          2, 2, 0.98},
    Class{"lakes",
          [](Rgb p) {
              return near(p, {0x8f, 0xc4, 0xea}, 12);
          },
          2, 2, 0.95},
    Class{"rivers",
          [](Rgb p) {
              return near(p, {0x3f, 0x8f, 0xc5}, 40);
          },
          3, 0, 0.9},
    Class{"borders",
          [](Rgb p) {
              return near(p, {0x7a, 0x6f, 0x63}, 30);
          },
          3, 0, 0.85},
    Class{"oblasts",
          [](Rgb p) {
              return near(p, {0xb9, 0xa0, 0x80}, 20);
          },
          4, 0, 0.8},
    // The peers' hatches start elsewhere: so within a gap of the hatch.
    Class{"held", [](Rgb p) { return p.g < p.r - 30 && p.g < p.b - 50; }, 9, 0, 0.95},
    Class{"events", [](Rgb p) { return p.r > p.g + 60 && p.r > p.b + 60; }, 2, 0, 0.95},
    // Letters are thinner than dots, so only dots have an inside.
    Class{"cities", [](Rgb p) { return p.r < 80 && p.g < 80 && p.b < 80; }, 2, 1.25, 0.85},
};

using Mask = std::vector<std::uint8_t>;

/// Whether at least one pixel (or, with `all`, each one) of the square around each pixel is set.
Mask around(const Mask& mask, int width, int height, int reach, bool all) {
    Mask result = mask;
    const auto sweep = [&](std::size_t start, std::size_t step, int length) {
        std::vector<int> sums(static_cast<std::size_t>(length) + 1, 0);
        for (int i = 0; i < length; ++i) {
            const auto at = static_cast<std::size_t>(i);
            sums[at + 1] = sums[at] + result[start + at * step];
        }
        for (int i = 0; i < length; ++i) {
            const int low = std::max(0, i - reach);
            const int high = std::min(length, i + reach + 1);
            const int sum = sums[static_cast<std::size_t>(high)] - sums[static_cast<std::size_t>(low)];
            result[start + static_cast<std::size_t>(i) * step] = all ? sum == high - low : sum > 0;
        }
    };
    const auto columns = static_cast<std::size_t>(width);
    for (int y = 0; y < height; ++y) {
        sweep(static_cast<std::size_t>(y) * columns, 1, width);
    }
    for (std::size_t x = 0; x < columns; ++x) {
        sweep(x, columns, height);
    }
    return result;
}

Mask mask_of(const Picture& picture, bool (*is)(Rgb)) {
    Mask mask(picture.pixels.size());
    std::transform(picture.pixels.begin(), picture.pixels.end(), mask.begin(), [&](std::uint32_t pixel) {
        return is({static_cast<int>(pixel >> 16U & 0xffU), static_cast<int>(pixel >> 8U & 0xffU),
                   static_cast<int>(pixel & 0xffU)});
    });
    return mask;
}

/// Where the furniture stands, which each program draws its own way.
Mask furniture(int width, int height, int scale) {
    Mask mask(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool header = y < 48 * scale;
            const bool legend = x > 1440 * scale && y < 200 * scale;
            const bool scale_bar = x > 1180 * scale && y > 1030 * scale;
            mask[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] =
                header || legend || scale_bar;
        }
    }
    return mask;
}

/// Around the names: nothing else on the map is white.
Mask halos_of(const Picture& picture) {
    return mask_of(picture, [](Rgb p) { return near(p, {0xff, 0xff, 0xff}, 6); });
}

/// The halos' area grows with the names.
constexpr double names_needed = 0.8;

std::size_t extent_of(const Mask& mask, const Mask& without) {
    std::size_t pixels = 0;
    for (std::size_t i = 0; i < mask.size(); ++i) {
        pixels += mask[i] != 0 && without[i] == 0 ? 1 : 0;
    }
    return pixels;
}

Mask either(const Mask& a, const Mask& b) {
    Mask mask = a;
    std::transform(a.begin(), a.end(), b.begin(), mask.begin(), [](auto x, auto y) { return x | y; });
    return mask;
}

struct Found {
    std::size_t pixels = 0;
    double share = 1; ///< of these pixels, also in the other picture
};

Found found(const Mask& counted, const Mask& there, const Mask& excuse) {
    std::size_t pixels = 0;
    std::size_t also = 0;
    for (std::size_t i = 0; i < counted.size(); ++i) {
        if (counted[i] != 0 && excuse[i] == 0) {
            ++pixels;
            also += there[i];
        }
    }
    return {pixels, pixels == 0 ? 1 : static_cast<double>(also) / static_cast<double>(pixels)};
}

} // namespace

int main(int count, char** arguments) try {
    if (count != 4) {
        fmt::print(stderr, "usage: conflictmap_bench_agree SCALE OURS THEIRS\n");
        return 2;
    }
    const int scale = std::atoi(arguments[1]);
    const Picture ours = read(arguments[2]);
    const Picture theirs = read(arguments[3]);
    if (ours.width != theirs.width || ours.height != theirs.height) {
        fmt::print("size {}x{} and {}x{}\n", ours.width, ours.height, theirs.width, theirs.height);
        return 1;
    }
    // Each program places names its own way, too.
    const Mask apart = furniture(ours.width, ours.height, scale);
    const Mask halos = either(halos_of(ours), halos_of(theirs));
    const Mask apart_or_names = either(apart, around(halos, ours.width, ours.height, 4 * scale, false));
    bool agree = true;
    for (const Class& each : classes) {
        const int reach = each.reach * scale;
        const auto spread = [&](const Mask& mask) { return around(mask, ours.width, ours.height, reach, false); };
        const auto counted = [&](const Mask& mask) {
            return around(mask, ours.width, ours.height, static_cast<int>(each.inside * scale), true);
        };
        const Mask a = mask_of(ours, each.is);
        const Mask b = mask_of(theirs, each.is);
        // A dot stands beside its name.
        const Mask& excuse = std::string_view(each.name) == "cities" ? apart : apart_or_names;
        const Found left = found(counted(a), spread(b), excuse);
        const Found right = found(counted(b), spread(a), excuse);
        // A few stray pixels of mixed colours mean nothing.
        const auto stray = static_cast<std::size_t>(40 * scale * scale);
        const bool same =
            (left.pixels < stray || left.share >= each.needed) && (right.pixels < stray || right.share >= each.needed);
        agree = agree && same;
        fmt::print("{} {} {} {:.4f} {:.4f} {}\n", each.name, left.pixels, right.pixels, left.share, right.share,
                   same ? "same" : "DIFFERENT");
    }
    const std::size_t left = extent_of(halos_of(ours), apart);
    const std::size_t right = extent_of(halos_of(theirs), apart);
    const bool as_many =
        static_cast<double>(std::min(left, right)) >= names_needed * static_cast<double>(std::max(left, right));
    agree = agree && as_many;
    fmt::print("names {} {} {}\n", left, right, as_many ? "same" : "DIFFERENT");
    return agree ? 0 : 1;
} catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 2;
}
