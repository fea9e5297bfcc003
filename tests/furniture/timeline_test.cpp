#include "furniture/sample.hpp"
#include "furniture/timeline_axis.hpp"

using namespace conflictmap;
using namespace conflictmap::furniture;
using furniture_tests::context;

namespace {

TimelineEvent on(const std::string& number, Date start, std::optional<Date> end = std::nullopt, bool within = false) {
    return {number, "Title " + number, "Text " + number, "", format_date(start, "en"), start, end, within};
}

/// The block of a timeline with these events, 170 mm wide.
Block timeline(const std::vector<TimelineEvent>& events, const std::string& options,
               const std::string& language = "en") {
    const auto map = workbench::spec_from("map: t\nview: { around: areas/ukraine }\nlayers: []\nfurniture:\n"
                                          "  - { timeline: { of: x" +
                                          options + " } }\n");
    PreparedTimeline prepared;
    prepared.shown = events;
    return furniture_tests::draw(context(language), map.furniture[0], &prepared, 170);
}

std::map<std::string, scene::PagePoint> places(const Block& block) {
    std::map<std::string, scene::PagePoint> at;
    for (const auto& text : workbench::texts_of(block.group)) {
        at.emplace(text.text, text.at); // the first: numbers are on the axis first, then at their texts
    }
    return at;
}

} // namespace

TEST_CASE("days have cells of the same width, and everything outside has its own cell", "[furniture]") {
    const std::vector<TimelineEvent> events{on("1", {2022, 2, 24}), on("2", {2025, 3, 13}), on("3", {2025, 3, 20}),
                                            on("4", {2026, 1, 1})};
    const TimelineAxis axis = make_axis(events, Date{2025, 3, 13}, Date{2025, 3, 20}, 170);
    CHECK(axis.left > 0);
    CHECK(axis.right < 170);
    const auto first = axis.cell({2025, 3, 13});
    const auto last = axis.cell({2025, 3, 20});
    CHECK(first.first == Approx(axis.left));
    CHECK(last.second == Approx(axis.right));
    CHECK(first.second - first.first == Approx(last.second - last.first));
    CHECK(axis.cell({2022, 2, 24}).second < axis.left);
    CHECK(axis.cell({2026, 1, 1}).first > axis.right);
    CHECK(axis.cell_number({2022, 2, 24}) == axis.first - 1);
    CHECK(axis.cell_number({2026, 1, 1}) == axis.last + 1);
    const TimelineAxis whole = make_axis({events[1], events[2]}, std::nullopt, std::nullopt, 170);
    CHECK(whole.left == 0);
    CHECK(whole.right == 170);
    CHECK(whole.last - whole.first == 7);
}

TEST_CASE("events are above their day, those of the same day side by side, each with its text below", "[furniture]") {
    const std::vector<TimelineEvent> events{on("1", {2022, 2, 24}), on("2", {2025, 3, 13}), on("3", {2025, 3, 18}),
                                            on("4", {2025, 3, 18})};
    const Block block = timeline(events, ", from: 2025-03-13, to: 2025-03-20");
    CHECK(block.width == 170);
    CHECK(furniture_tests::text_bounds(block.group).max.y <= block.height);
    CHECK(furniture_tests::text_bounds(block.group).max.x <= block.width);
    auto at = places(block);
    CHECK(at["1"].x < at["2"].x);
    CHECK(at["2"].x == Approx(at["13 March"].x));
    CHECK((at["3"].x + at["4"].x) / 2 == Approx(at["18 March"].x));
    CHECK(at["4"].x - at["3"].x > 3.5);
    CHECK(at["3"].y == at["4"].y);
    CHECK(at["3"].y < at["18 March"].y);
    for (const auto& event : events) {
        CHECK(at.contains(event.title));
        CHECK(at.contains(event.text));
        CHECK(at[event.text].y > at["18 March"].y);
    }
}

TEST_CASE("spans are above the days and do not overlap, and show if they end beyond the axis", "[furniture]") {
    const std::vector<TimelineEvent> events{on("1", {2025, 3, 14}, Date{2025, 3, 17}, true),
                                            on("2", {2025, 3, 14}, Date{2025, 3, 17}, true),
                                            on("3", {2025, 3, 18}, Date{2025, 4, 17}), on("4", {2025, 3, 14})};
    auto at = places(timeline(events, ", from: 2025-03-13, to: 2025-03-20"));
    CHECK(at["1"].y > at["2"].y + 3.5);
    CHECK(at["1"].x == at["2"].x);
    CHECK(at["3"].y == at["1"].y); // the days are free again
    CHECK(at["4"].y > at["1"].y);
    CHECK(at.contains("until 17 April 2025"));
    auto uk = places(timeline(events, ", from: 2025-03-13, to: 2025-03-20", "uk"));
    CHECK(uk.contains("до 17 квітня 2025 року"));
    CHECK(uk.contains("18 березня"));
}

TEST_CASE("long axes have fewer dates, so that these do not touch", "[furniture]") {
    for (const Date last : {Date{2025, 4, 10}, Date{2025, 9, 1}, Date{2027, 1, 1}, Date{2055, 1, 1}}) {
        INFO(to_iso(last));
        const Block block = timeline({on("1", {2025, 3, 13}), on("2", last)}, "");
        // Dates are the texts on the axis: level with its first date.
        const auto texts = workbench::texts_of(block.group);
        const auto first = std::find_if(texts.begin(), texts.end(), [](const auto& text) {
            return text.text.find("March") == 3 || text.text.find("20") == 0;
        });
        REQUIRE(first != texts.end());
        std::vector<scene::Text> dates;
        std::copy_if(texts.begin(), texts.end(), std::back_inserter(dates),
                     [&](const auto& text) { return text.at.y == first->at.y; });
        REQUIRE(dates.size() >= 3); // how many depends on the axis
        for (std::size_t i = 1; i < dates.size(); ++i) {
            CHECK(dates[i].at.x > dates[i - 1].at.x + dates[i - 1].width);
        }
    }
}
