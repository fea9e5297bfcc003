#pragma once
// The overview of Ukraine on a page of 180 mm by 135 mm, roughly: its outline, seven callouts, and twenty-odd towns.
#include <array>
#include <string_view>

#include "callout_sample.hpp"

namespace conflictmap::label::sample {

inline const PageBox overview_frame{{4, 17}, {176, 122}};

/// Mainland and Crimea, mm; drawn by eye, accurate to about 2 mm.
inline PageLine ukraine_outline() {
    return {{12, 62},  {16, 55},  {25, 47},  {25, 31},  {29, 30},  {43, 31},  {60, 34},  {69, 34},  {70, 30},
            {79, 27},  {91, 28},  {94, 35},  {102, 44}, {109, 46}, {116, 46}, {121, 50}, {128, 52}, {135, 54},
            {133, 61}, {135, 67}, {132, 71}, {123, 77}, {119, 81}, {108, 85}, {104, 91}, {113, 99}, {102, 101},
            {98, 108}, {91, 108}, {84, 100}, {91, 94},  {79, 91},  {71, 89},  {63, 94},  {58, 101}, {52, 99},
            {52, 94},  {61, 86},  {54, 77},  {45, 69},  {40, 68},  {30, 74},  {21, 69}};
}

inline Callout subject(std::size_t key, const char* text, double width, double height, std::vector<PagePoint> anchors) {
    Callout callout;
    callout.key = key;
    callout.text = text;
    callout.sizes = {{width, height, 0}};
    callout.badge = {1.8, 1.8};
    callout.anchors = std::move(anchors);
    callout.anchor_radius = 0.4;
    callout.rank = static_cast<double>(key);
    return callout;
}

inline CalloutCase overview() {
    CalloutCase out;
    out.options.frame = overview_frame;
    out.options.margin = 1.5;
    out.callouts = {
        subject(1, "Land held since 2022", 31, 12.5, {{96.5, 89.5}}),
        subject(2, "Donbas", 31, 12.5, {{134.6, 58.5}}),
        subject(3, "Crimea", 29, 9.5, {{97, 107}}),
        subject(4, "Zaporizhzhia plant", 29, 12.5, {{97.7, 77.5}}),
        subject(5, "Energy and infrastructure", 38, 10, {{38.4, 35.4}, {43.2, 47.6}}),
        subject(6, "Russian oil sites", 32, 12.5, {}),
        subject(7, "Maritime ceasefire", 29, 6.5, {}),
    };
    out.callouts[5].near = PagePoint{135, 25};
    out.callouts[6].near = PagePoint{71, 115};
    const auto quad = [](double x1, double y1, double x2, double y2) { return quad_of(PageBox{{x1, y1}, {x2, y2}}); };
    out.obstacles = {
        {polygon(ukraine_outline()), 0, hard, 0, "Ukraine"},
        {quad(5.7, 83.4, 51, 120.5), 0, hard, hard, "the legend"},
        {quad(153.7, 18.4, 174.4, 37.6), 0, hard, hard, "the inset"},
        {quad(7, 32, 22, 36), 0, 6, 3, "label 'Poland'"},
        {quad(53, 30.5, 68, 34), 0, 6, 3, "label 'Belarus'"},
        {quad(151, 45, 171, 49.5), 0, 6, 3, "label 'Russia'"},
        {quad(58.5, 106, 85, 111.5), 0, 6, 3, "label 'Black Sea'"},
    };
    return out;
}

struct Town {
    std::string_view name;
    PagePoint at;
    double rank;
};
inline constexpr std::array overview_towns = {
    Town{"Kyiv", {69.2, 46.9}, 1},          Town{"Kharkiv", {108, 50.9}, 2},
    Town{"Odesa", {70.4, 88.7}, 2},         Town{"Dnipro", {100.6, 67.3}, 2},
    Town{"Donetsk", {120.2, 70.6}, 2},      Town{"Lviv", {25.1, 51.1}, 3},
    Town{"Zaporizhzhia", {101.4, 73.7}, 3}, Town{"Kryvyi Rih", {89.2, 73.6}, 3},
    Town{"Mykolaiv", {79.4, 83.5}, 3},      Town{"Sevastopol", {91, 108.1}, 3},
    Town{"Mariupol", {119.1, 80.5}, 3},     Town{"Luhansk", {130.2, 64}, 3},
    Town{"Vinnytsia", {55, 59.5}, 4},       Town{"Simferopol", {95.4, 104.3}, 4},
    Town{"Poltava", {96.7, 55.6}, 4},       Town{"Kherson", {83.9, 87}, 4},
    Town{"Chernihiv", {74.3, 36}, 4},       Town{"Sumy", {97.7, 41.6}, 4},
    Town{"Rivne", {40.5, 44}, 4},           Town{"Chernivtsi", {36.8, 68.4}, 4},
    Town{"Kropyvnytskyi", {81.2, 67.4}, 4}, Town{"Uzhhorod", {11.8, 62.4}, 5},
    Town{"Kramatorsk", {118, 63.4}, 5},     Town{"Melitopol", {103.8, 84.1}, 5},
};

inline PageLine line_of_contact() {
    return {{121, 49}, {120, 55},  {121.5, 60}, {121, 64}, {118, 68}, {112, 72}, {110, 75},
            {104, 78}, {97.7, 77}, {93, 79},    {89, 84},  {84, 87},  {77, 91}};
}

/// The towns with their dots, a river, the line of contact, and the power plants without labels.
inline Case overview_labels() {
    Case out;
    for (std::size_t i = 0; i < overview_towns.size(); ++i) {
        const Town& place = overview_towns[i];
        out.requests.push_back(town(i, std::string(place.name), place.at, place.rank));
        out.obstacles.push_back(dot(place.at, i));
    }
    out.obstacles.push_back({line_of_contact(), 0.5, 8, std::nullopt, "the line of contact"});
    out.obstacles.push_back(
        {PageLine{{69, 34}, {69.2, 46}, {77, 55}, {87, 61}, {97, 67}, {101.5, 68}, {101.4, 76}, {93, 81}, {84, 88}},
         0.3, 1, std::nullopt, "the Dnipro"});
    out.obstacles.push_back({PageLine{{12, 62},
                                      {16, 55},
                                      {25, 47},
                                      {25, 31},
                                      {60, 34},
                                      {70, 30},
                                      {79, 27},
                                      {91, 28},
                                      {102, 44},
                                      {116, 46},
                                      {121, 50},
                                      {135, 54},
                                      {135, 67},
                                      {123, 77},
                                      {119, 81}},
                             0.2, 3, std::nullopt, "the border"});
    for (const PagePoint plant : {PagePoint{38.9, 36.6},
                                  {43.2, 47.6},
                                  {28.9, 58},
                                  {70.6, 45.9},
                                  {70.7, 50.3},
                                  {60, 65.2},
                                  {73.9, 74.8},
                                  {110, 55},
                                  {101.5, 68.3},
                                  {122.6, 65.8},
                                  {129.6, 62.2},
                                  {116.3, 71.3},
                                  {123.6, 70.3},
                                  {121.8, 72.9},
                                  {91.2, 77.3},
                                  {97.7, 77.5}}) {
        out.obstacles.push_back({Quad{plant, 0.7, 0.7, 0}, 0, hard, std::nullopt, "a power plant"});
    }
    return out;
}

} // namespace conflictmap::label::sample
