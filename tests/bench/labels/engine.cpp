// The label engine alone, on boxes measured by others: compare.py gives it those of QGIS.
//
// In: one line "WIDTH HEIGHT RADIUS" (of the frame, and of the dots), then one "x y width height" for each name, all in
// page mm. Out: one line "left top right bottom" for each name placed.
#include <fmt/format.h>
#include <iostream>

#include "label/placement.hpp"

int main() {
    using namespace conflictmap;
    constexpr double below = 0.22; // of a name's height, under its baseline; only the sum counts here
    double width = 0;
    double height = 0;
    double radius = 0;
    if (!(std::cin >> width >> height >> radius)) {
        fmt::print(stderr, "no frame\n");
        return 2;
    }
    std::vector<label::Request> requests;
    std::vector<label::Obstacle> obstacles;
    for (double x = 0, y = 0, w = 0, h = 0; std::cin >> x >> y >> w >> h;) {
        label::Request request;
        request.key = requests.size();
        request.text = std::to_string(request.key);
        request.forms = {label::Form{{label::LineSize{request.text, w}}}};
        request.ascent = (1 - below) * h;
        request.descent = below * h;
        request.leading = h;
        request.where = label::AtPoint{{x, y}, radius, "", false};
        obstacles.push_back({label::Quad{{x, y}, radius, radius, 0}, 0, label::hard, request.key, "a dot"});
        requests.push_back(std::move(request));
    }
    const auto result = label::place(requests, obstacles, {{0, 0}, {width, height}});
    for (const auto& placed : result.placed) {
        const auto box = label::bounds(placed.box);
        fmt::print("{} {} {} {}\n", box.min.x, box.min.y, box.max.x, box.max.y);
    }
}
