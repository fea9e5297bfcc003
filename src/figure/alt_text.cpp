#include "figure/alt_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/language.hpp"
#include "base/plural.hpp"

namespace conflictmap::figure {
namespace {

constexpr std::size_t max_listed = 40; ///< with more events, the description gives only their count

struct Words {
    std::string_view map; ///< of a title
    std::string_view as_of;
    std::string_view share; ///< of a whole
    std::string_view shown;
    std::string_view areas;
    std::string_view events_list;
    PluralForms events;   ///< marked on the map
    PluralForms subjects; ///< explained beside it
};

constexpr Words english{"Map: {}",
                        "As of {}",
                        "{0}% of {1}",
                        "Shown: {}",
                        "Areas: {}",
                        "Events: {}",
                        {"{} event is marked", "", "{} events are marked"},
                        {"{} subject is explained", "", "{} subjects are explained"}};
// The name of the whole is in the nominative: the data has no other case.
constexpr Words ukrainian{"Карта: {}",
                          "Станом на {}",
                          "{1}: {0}\u00a0%",
                          "Показано: {}",
                          "Площі: {}",
                          "Події: {}",
                          {"Позначено {} подію", "Позначено {} події", "Позначено {} подій"},
                          {"Пояснено {} тему", "Пояснено {} теми", "Пояснено {} тем"}};
constexpr Words russian{"Карта: {}",
                        "По состоянию на {}",
                        "{1}: {0}\u00a0%",
                        "Показано: {}",
                        "Площади: {}",
                        "События: {}",
                        {"Отмечено {} событие", "Отмечены {} события", "Отмечено {} событий"},
                        {"Пояснена {} тема", "Пояснены {} темы", "Пояснено {} тем"}};

const Words& words_of(const std::string& language) {
    return language == "uk" ? ukrainian : language == "ru" ? russian : english;
}

std::string sentence(const std::string& text) {
    const bool ends = text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…");
    return ends || text.empty() ? text : text + ".";
}

void append(std::string& out, const std::string& part) {
    if (!part.empty()) {
        out += (out.empty() ? "" : " ") + sentence(part);
    }
}

std::string filled(std::string_view pattern, const std::string& value) {
    return fmt::format(fmt::runtime(pattern), value);
}

/// At most three significant figures: 67,400 km², 912 km², 3.4 km², 0.36 km².
std::string km2_text(double km2, const std::string& language) {
    const double step = km2 >= 10000 ? 100 : km2 >= 1000 ? 10 : 1;
    const double rounded = km2 < 10 ? km2 : std::round(km2 / step) * step;
    return format_quantity(rounded, km2 < 1 ? 2 : km2 < 10 ? 1 : 0, language) + "\u00a0km²";
}

std::string area_text(const output::Area& area, const output::Figure& figure) {
    std::string km2 = km2_text(area.km2, figure.language);
    if (figure.language == "uk" || figure.language == "ru") {
        km2.replace(km2.find("km²"), std::string("km²").size(), "км²");
    }
    std::string text = fmt::format("{}: {}", area.name, km2);
    if (area.share) {
        text += " (" +
                fmt::format(fmt::runtime(words_of(figure.language).share),
                            format_quantity(*area.share * 100, 1, figure.language), area.whole) +
                ")";
    }
    return text;
}

std::string areas_text(const output::Figure& figure, std::size_t most) {
    std::vector<std::string> texts;
    for (const output::Area& area : figure.areas) {
        if (texts.size() < most) {
            texts.push_back(area_text(area, figure));
        }
    }
    return fmt::format("{}", fmt::join(texts, "; "));
}

bool is_subject(const output::Event& event) {
    return event.category == "subject" || event.category == "place";
}

/// Counts of the visible events and subjects, by kind.
std::string counts_text(const output::Figure& figure) {
    const Words& words = words_of(figure.language);
    std::string out;
    for (const bool subjects : {false, true}) {
        const auto count = std::count_if(figure.events.begin(), figure.events.end(), [&](const output::Event& event) {
            return is_subject(event) == subjects && !event.drawn.empty();
        });
        if (count > 0) {
            const auto& forms = subjects ? words.subjects : words.events;
            append(out,
                   filled(plural(count, forms, figure.language), format_quantity(double(count), 0, figure.language)));
        }
    }
    return out;
}

std::string event_text(const output::Event& event) {
    std::string text = is_subject(event) || event.date.empty() ? event.title : event.date + ": " + event.title;
    return event.place.empty() || is_subject(event) ? text : fmt::format("{} ({})", text, event.place);
}

} // namespace

std::string alt_of(const output::Figure& figure) {
    constexpr std::size_t max_areas = 4;
    const Words& words = words_of(figure.language);
    std::string out;
    append(out, filled(words.map, figure.title));
    append(out, figure.as_of.empty() ? std::string() : filled(words.as_of, figure.as_of));
    append(out, areas_text(figure, max_areas));
    append(out, counts_text(figure));
    return out;
}

std::string description_of(const output::Figure& figure, const std::vector<std::string>& legend, bool alt_has_areas) {
    const Words& words = words_of(figure.language);
    std::string out = figure.alt;
    append(out, figure.subtitle);
    if (!alt_has_areas && !figure.areas.empty()) {
        append(out, filled(words.areas, areas_text(figure, figure.areas.size())));
    }
    if (!alt_has_areas) {
        append(out, counts_text(figure));
    }
    if (!legend.empty()) {
        append(out, filled(words.shown, fmt::format("{}", fmt::join(legend, "; "))));
    }
    std::vector<std::string> events;
    std::transform(figure.events.begin(), figure.events.end(), std::back_inserter(events), event_text);
    if (!events.empty() && events.size() <= max_listed) {
        append(out, filled(words.events_list, fmt::format("{}", fmt::join(events, "; "))));
    }
    return out;
}

} // namespace conflictmap::figure
