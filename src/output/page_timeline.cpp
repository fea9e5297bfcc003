#include <algorithm>
#include <set>

#include "base/calendar.hpp"
#include "output/page_parts.hpp"
#include "output/page_words.hpp"

namespace conflictmap::output {
namespace {

constexpr std::size_t max_columns = 24;
constexpr int few_days = 7; ///< longer gaps between two days are cut out of the axis

/// The place of an event on the axis; columns of days are counted from 0.
struct Mark {
    std::size_t event;
    std::size_t first;
    std::size_t last;
    std::size_t row; ///< from the axis upwards, from 0
};

/// How many letters of an ISO date make a column: 10 for days, 7 for months, 4 for years.
std::size_t letters_of_columns(const std::set<std::string>& days) {
    std::size_t letters = 10;
    for (const std::size_t coarser : {std::size_t{7}, std::size_t{4}}) {
        std::set<std::string> columns;
        for (const std::string& day : days) {
            columns.insert(day.substr(0, letters));
        }
        if (columns.size() <= max_columns) {
            break;
        }
        letters = coarser;
    }
    return letters;
}

bool is_day(const std::string& text) {
    return parse_date(text).has_value();
}

const std::string& end_of(const Event& event) {
    return is_day(event.end) && event.end > event.start ? event.end : event.start;
}

/// In order of their starts, each in the lowest row that is free across all its columns.
std::vector<Mark> marks_of(const Figure& figure, const std::vector<std::string>& columns, std::size_t letters) {
    const auto column_of = [&](const std::string& day) {
        return static_cast<std::size_t>(std::lower_bound(columns.begin(), columns.end(), day.substr(0, letters)) -
                                        columns.begin());
    };
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < figure.events.size(); ++i) {
        const Event& event = figure.events[i];
        if (is_day(event.start)) {
            marks.push_back({i, column_of(event.start), column_of(end_of(event)), 0});
        }
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto taken = [&](std::size_t row) {
            return std::any_of(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(i), [&](const Mark& other) {
                return other.row == row && other.last >= marks[i].first && other.first <= marks[i].last;
            });
        };
        while (taken(marks[i].row)) {
            ++marks[i].row;
        }
    }
    return marks;
}

Html label_of(const std::vector<std::string>& columns, std::size_t i, const std::string& language) {
    const std::string& column = columns[i];
    const auto date = parse_date(column);
    if (!date) {
        return Html::form("<b>{}</b>", Html::escaped(column));
    }
    const std::string year = column.substr(0, 4);
    const bool says_year = i == 0 || columns[i - 1].substr(0, 4) != year;
    return Html::form("<b>{}</b>{}", Html::escaped(format_day(*date, language)), Html::escaped(says_year ? year : ""));
}

enum class Gap { none, few, cut };

Gap gap_before(const std::vector<std::string>& columns, std::size_t i) {
    const auto before = i == 0 ? std::nullopt : parse_date(columns[i - 1]);
    const auto here = parse_date(columns[i]);
    if (!before || !here) {
        return Gap::none;
    }
    const int missing = day_number(*here) - day_number(*before) - 1;
    return missing <= 0 ? Gap::none : missing <= few_days ? Gap::few : Gap::cut;
}

} // namespace

Timeline timeline_section(const Figure& figure) {
    std::set<std::string> days;
    for (const Event& event : figure.events) {
        if (is_day(event.start)) {
            days.insert({event.start, end_of(event)});
        }
    }
    const std::size_t letters = letters_of_columns(days);
    std::vector<std::string> columns;
    for (const std::string& day : days) {
        if (columns.empty() || columns.back() != day.substr(0, letters)) {
            columns.push_back(day.substr(0, letters));
        }
    }
    if (columns.size() < 2) {
        return {};
    }
    const std::vector<Mark> marks = marks_of(figure, columns, letters);
    std::size_t rows = 0;
    for (const Mark& mark : marks) {
        rows = std::max(rows, mark.row + 1);
    }
    // A gap is a grid column before the column of its day.
    std::vector<Css> widths;
    std::vector<std::size_t> line_of; // the grid line before each day
    Html axis;
    Css rules;
    std::size_t line = 1;
    bool cut = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (const Gap gap = gap_before(columns, i); gap != Gap::none) {
            widths.push_back(gap == Gap::few ? Css::form("minmax(.5rem,.3fr)") : Css::form("minmax(1.1rem,.4fr)"));
            axis += Html::form("<span class=\"gap{}\" id=\"_gap-{}\"></span>\n",
                               gap == Gap::cut ? Html::form(" cut") : Html(), i + 1);
            rules += Css::form("#_gap-{}{{grid-column:{};grid-row:{}}}\n", i + 1, line++, rows + 1);
            cut = cut || gap == Gap::cut;
        }
        widths.push_back(Css::form("minmax(3.25rem,1fr)"));
        axis +=
            Html::form("<span class=\"day\" id=\"_day-{}\">{}</span>\n", i + 1, label_of(columns, i, figure.language));
        rules += Css::form("#_day-{}{{grid-column:{};grid-row:{}}}\n", i + 1, line, rows + 1);
        line_of.push_back(line++);
    }
    Html html = Html::form("<section class=\"timeline\" id=\"_timeline\">\n<h2>{0}</h2>\n<div class=\"axis\" "
                           "tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n<div class=\"days\" "
                           "id=\"_days\">\n<ol class=\"marks\">\n",
                           html_word("timeline", figure.language));
    for (const Mark& mark : marks) {
        const Event& event = figure.events[mark.event];
        html += Html::form("<li class=\"mark{}\" id=\"_mark-{}\"><a href=\"#{}\"><span class=\"n\">{}</span><span "
                           "class=\"hidden\">. <bdi>{}</bdi>, {}</span></a></li>\n",
                           mark.last > mark.first ? Html::form(" long") : Html(), mark.event + 1, entry_id(mark.event),
                           Html::escaped(badge_of(figure, mark.event)), Html::escaped(event.title),
                           Html::escaped(event.date.empty() ? event.start : event.date));
        rules += Css::form("#_mark-{}{{grid-column:{}/{};grid-row:{}}}\n", mark.event + 1, line_of[mark.first],
                           line_of[mark.last] + 1, rows - mark.row);
    }
    html += Html::form("</ol>\n<div class=\"axis-days\" aria-hidden=\"true\">\n{}</div>\n</div>\n</div>\n", axis);
    html += cut ? Html::form("<p class=\"note\">{}</p>\n", html_word("timeline-about", figure.language)) : Html();
    rules += Css::form("#_days{{grid-template-columns:{}}}\n", Css::joined(widths, Css::form(" ")));
    return {html + Html::form("</section>\n"), rules};
}

} // namespace conflictmap::output
