#include "base/vision.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace conflictmap {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

/// IEC 61966-2-1, both ways.
double to_linear(int channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t from_linear(double value) {
    const double v = std::clamp(value, 0.0, 1.0);
    const double c = v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(c * 255));
}

Triple linear(const Colour& colour) {
    return {to_linear(colour.red), to_linear(colour.green), to_linear(colour.blue)};
}

Triple times(const Matrix& matrix, const Triple& v) {
    Triple out{};
    for (std::size_t row = 0; row < 3; ++row) {
        out[row] = matrix[row][0] * v[0] + matrix[row][1] * v[1] + matrix[row][2] * v[2];
    }
    return out;
}

/// sRGB to CIE XYZ (IEC 61966-2-1).
constexpr Matrix to_xyz{{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
/// Machado, Oliveira & Fernandes 2009, table of severity 1.0.
constexpr Matrix protan{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

double lab_curve(double t) {
    constexpr double delta = 6.0 / 29;
    return t > delta * delta * delta ? std::cbrt(t) : t / (3 * delta * delta) + 4.0 / 29;
}

constexpr double degree = std::numbers::pi / 180;

/// Hue in degrees, 0 to 360; 0 for a grey.
double hue(double a, double b) {
    if (a == 0 && b == 0) {
        return 0;
    }
    const double h = std::atan2(b, a) / degree;
    return h < 0 ? h + 360 : h;
}

} // namespace

Lab lab_of(const Colour& colour) {
    const Triple xyz = times(to_xyz, linear(colour));
    const Triple white = times(to_xyz, {1, 1, 1});
    const double x = lab_curve(xyz[0] / white[0]);
    const double y = lab_curve(xyz[1] / white[1]);
    const double z = lab_curve(xyz[2] / white[2]);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// The names of the steps are those of Sharma, Wu & Dalal 2005.
double difference(const Lab& x, const Lab& y) {
    const double twenty_five_7 = std::pow(25.0, 7);
    const double c_mean = (std::hypot(x.a, x.b) + std::hypot(y.a, y.b)) / 2;
    const double c_mean_7 = std::pow(c_mean, 7);
    const double g = 0.5 * (1 - std::sqrt(c_mean_7 / (c_mean_7 + twenty_five_7)));
    const double a1 = (1 + g) * x.a;
    const double a2 = (1 + g) * y.a;
    const double c1 = std::hypot(a1, x.b);
    const double c2 = std::hypot(a2, y.b);
    const double h1 = hue(a1, x.b);
    const double h2 = hue(a2, y.b);
    const bool coloured = c1 * c2 != 0;
    double dh = coloured ? h2 - h1 : 0;
    if (dh > 180) {
        dh -= 360;
    } else if (dh < -180) {
        dh += 360;
    }
    const double dl = y.l - x.l;
    const double dc = c2 - c1;
    const double dh_chord = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * degree);
    const double l = (x.l + y.l) / 2;
    const double c = (c1 + c2) / 2;
    double h = h1 + h2;
    if (coloured) {
        h = std::fabs(h1 - h2) <= 180 ? h / 2 : (h < 360 ? (h + 360) / 2 : (h - 360) / 2);
    }
    const double t = 1 - 0.17 * std::cos((h - 30) * degree) + 0.24 * std::cos(2 * h * degree) +
                     0.32 * std::cos((3 * h + 6) * degree) - 0.20 * std::cos((4 * h - 63) * degree);
    const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double c_7 = std::pow(c, 7);
    const double rc = 2 * std::sqrt(c_7 / (c_7 + twenty_five_7));
    const double off = (l - 50) * (l - 50);
    const double sl = 1 + 0.015 * off / std::sqrt(20 + off);
    const double sc = 1 + 0.045 * c;
    const double sh = 1 + 0.015 * c * t;
    const double rt = -std::sin(2 * turn * degree) * rc;
    const double chroma = dc / sc;
    const double chord = dh_chord / sh;
    return std::sqrt(std::pow(dl / sl, 2) + chroma * chroma + chord * chord + rt * chroma * chord);
}

const std::vector<Vision>& visions() {
    static const std::vector<Vision> all{Vision::normal, Vision::deuteranopia, Vision::protanopia, Vision::grey};
    return all;
}

std::string name_of(Vision vision) {
    switch (vision) {
    case Vision::deuteranopia:
        return "deuteranopia";
    case Vision::protanopia:
        return "protanopia";
    case Vision::grey:
        return "grey";
    case Vision::normal:
        break;
    }
    return "normal vision";
}

Colour seen(const Colour& colour, Vision vision) {
    Triple light = linear(colour);
    switch (vision) {
    case Vision::deuteranopia:
        light = times(deutan, light);
        break;
    case Vision::protanopia:
        light = times(protan, light);
        break;
    case Vision::grey:
        light.fill(times(to_xyz, light)[1]);
        break;
    case Vision::normal:
        return colour;
    }
    return {from_linear(light[0]), from_linear(light[1]), from_linear(light[2]), colour.opacity};
}

} // namespace conflictmap
