#include "furniture/timeline_axis.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/calendar.hpp"
#include "base/language.hpp"
#include "furniture/write.hpp"

namespace conflictmap::furniture {
namespace {

constexpr double outside_width = 24; ///< mm, width of the cells for everything before and after
constexpr double break_width = 3;    ///< mm between these cells and the days
constexpr double day_tick = 1.2;
constexpr double label_gap = 2;

/// The days that have ticks: every so many days, or the first day of every so many months.
struct Ticks {
    std::vector<int> days;
    bool months = false;
};

std::vector<int> every_days(const TimelineAxis& axis, int step) {
    std::vector<int> days;
    for (int day = axis.first; day <= axis.last; day += step) {
        days.push_back(day);
    }
    return days;
}

std::vector<int> every_months(const TimelineAxis& axis, int step) {
    std::vector<int> days;
    for (int day = axis.first; day <= axis.last; ++day) {
        const Date date = date_of(day);
        if (date.day == 1 && (date.year * 12 + date.month - 1) % step == 0) {
            days.push_back(day);
        }
    }
    return days;
}

std::string tick_text(int day, bool months, const std::string& language) {
    const Date date = date_of(day);
    return months ? fmt::format("{}-{:02}", date.year, date.month) : format_day(date, language);
}

/// The densest ticks whose dates fit side by side.
Ticks ticks_for(const TimelineAxis& axis, const Context& context, const style::LabelStyle& text) {
    const double day = (axis.right - axis.left) / (axis.last - axis.first + 1);
    const auto widest = [&](const std::vector<int>& days, bool months) {
        double width = 0;
        for (const int number : days) {
            width = std::max(width, width_of(context, tick_text(number, months, context.language), text));
        }
        return width + label_gap;
    };
    for (const int step : {1, 2, 7, 14}) {
        auto days = every_days(axis, step);
        if (days.size() <= 400 && widest(days, false) <= step * day) {
            return {std::move(days), false};
        }
    }
    constexpr double days_a_month = 28;
    for (const int step : {1, 3, 6, 12, 24, 60, 120}) {
        auto days = every_months(axis, step);
        if (days.size() <= 400 && widest(days, true) <= step * days_a_month * day) {
            return {std::move(days), true};
        }
    }
    return {};
}

void write_centred(scene::Group& group, const Context& context, const std::string& text, const style::LabelStyle& style,
                   std::pair<double, double> cell) {
    write_line(group, context, text, style, {(cell.first + cell.second) / 2, day_tick + 0.5 + baseline(style)},
               scene::Anchor::middle);
}

/// Two slanted strokes: some time is left out here.
void add_break(scene::Outline& outline, double x) {
    for (const double dx : {-0.6, 0.6}) {
        outline.move_to({x + dx - 0.5, day_tick});
        outline.line_to({x + dx + 0.5, -day_tick});
    }
}

} // namespace

int TimelineAxis::cell_number(const Date& date) const {
    return std::clamp(day_number(date), first - 1, last + 1);
}

std::pair<double, double> TimelineAxis::cell(const Date& date) const {
    const int day = day_number(date);
    if (day < first) {
        return {0, left - break_width};
    }
    if (day > last) {
        return {right + break_width, width};
    }
    const double each = (right - left) / (last - first + 1);
    return {left + each * (day - first), left + each * (day - first + 1)};
}

TimelineAxis make_axis(const std::vector<TimelineEvent>& events, const std::optional<Date>& from,
                       const std::optional<Date>& to, double width) {
    Date earliest = events.front().start;
    Date latest = earliest;
    for (const TimelineEvent& event : events) {
        earliest = std::min(earliest, event.start);
        latest = std::max(latest, event.end.value_or(event.start));
    }
    TimelineAxis axis;
    axis.first = day_number(from.value_or(earliest));
    axis.last = std::max(axis.first, day_number(to.value_or(latest)));
    axis.width = width;
    axis.left = day_number(earliest) < axis.first ? outside_width + break_width : 0;
    axis.right = width - (day_number(latest) > axis.last ? outside_width + break_width : 0);
    return axis;
}

double draw_axis(scene::Group& group, const Context& context, const std::vector<TimelineEvent>& events,
                 const TimelineAxis& axis) {
    const style::LabelStyle text = style::text_style(*context.style, "timeline");
    const style::LabelStyle strong = style::text_style(*context.style, "timeline-strong");
    scene::Outline outline;
    outline.move_to({axis.left, 0});
    outline.line_to({axis.right, 0});
    const Ticks ticks = ticks_for(axis, context, strong);
    const double each = (axis.right - axis.left) / (axis.last - axis.first + 1);
    std::set<int> eventful;
    for (const TimelineEvent& event : events) {
        eventful.insert(event.end && event.within ? axis.first - 1 : day_number(event.start));
    }
    const bool each_day = !ticks.months && ticks.days.size() == static_cast<std::size_t>(axis.last - axis.first + 1);
    for (const int day : ticks.days) {
        const double x = axis.left + (day - axis.first) * each;
        outline.move_to({x, 0});
        outline.line_to({x, day_tick});
        const bool has_event = !ticks.months && eventful.contains(day);
        const std::string date = tick_text(day, ticks.months, context.language);
        if (each_day) {
            write_centred(group, context, date, has_event ? strong : text, {x, x + each});
        } else {
            write_line(group, context, date, has_event ? strong : text, {x, day_tick + 0.5 + baseline(text)});
        }
    }
    outline.move_to({axis.right, 0});
    outline.line_to({axis.right, day_tick});
    if (axis.left > 0) {
        outline.move_to({0, 0});
        outline.line_to({axis.left, 0});
        add_break(outline, axis.left - break_width / 2);
        std::optional<Date> only;
        for (const TimelineEvent& event : events) {
            if (day_number(event.start) < axis.first && !only) {
                only = event.start;
                write_centred(group, context, format_date(*only, context.language), strong, axis.cell(*only));
            }
        }
    }
    if (axis.right < axis.width) {
        outline.move_to({axis.right, 0});
        outline.line_to({axis.width, 0});
        add_break(outline, axis.right + break_width / 2);
    }
    draw_class(group, *context.style, "timeline-axis", outline);
    return day_tick + 0.5 + line_height(strong);
}

} // namespace conflictmap::furniture
