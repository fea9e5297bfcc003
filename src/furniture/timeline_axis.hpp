#pragma once
// The axis of a timeline: a cell for each day, and one cell each for everything before and after.
#include <optional>
#include <utility>
#include <vector>

#include "furniture/furniture.hpp"

namespace conflictmap::furniture {

struct TimelineAxis {
    int first = 0;    ///< day number of the first cell (base/calendar.hpp)
    int last = 0;     ///< day number of the last cell
    double left = 0;  ///< mm, start of the first cell
    double right = 0; ///< mm, end of the last cell
    double width = 0; ///< mm, in total; earlier days are to the left of `left`, later days to the right of `right`

    /// `first` - 1 stands for all earlier days, `last` + 1 for all later days.
    [[nodiscard]] int cell_number(const Date& date) const;
    /// Left and right edge of the cell of a day, mm.
    [[nodiscard]] std::pair<double, double> cell(const Date& date) const;
};

/// The axis runs from the first to the last day of the events, unless set. Events outside go into the cells before and
/// after.
TimelineAxis make_axis(const std::vector<TimelineEvent>& events, const std::optional<Date>& from,
                       const std::optional<Date>& to, double width);

/// Draws the axis at y = 0 with its dates below; the days of events are in stronger type. Returns the height below the
/// axis.
double draw_axis(scene::Group& group, const Context& context, const std::vector<TimelineEvent>& events,
                 const TimelineAxis& axis);

} // namespace conflictmap::furniture
