#pragma once
// The axis of a timeline: a cell for each day, and one cell each for everything before and after.
#include <optional>
#include <utility>
#include <vector>

#include "furniture/furniture.hpp"

namespace conflictmap::furniture {

struct TimelineAxis {
    int first = 0;    ///< day number of the first cell (base/calendar.hpp),
    int last = 0;     ///< and of the last
    double left = 0;  ///< mm, where the first begins,
    double right = 0; ///< and the last ends
    double width = 0; ///< mm, in total; days before are left of `left`, days after right of `right`

    /// `first` - 1 and `last` + 1 mean all days before and after.
    [[nodiscard]] int cell_number(const Date& date) const;
    /// Left and right edge of the cell of a day, mm.
    [[nodiscard]] std::pair<double, double> cell(const Date& date) const;
};

/// From the first to the last day of the events, unless set; events outside get the cells before and after.
TimelineAxis make_axis(const std::vector<TimelineEvent>& events, const std::optional<Date>& from,
                       const std::optional<Date>& to, double width);

/// Draws the axis at y = 0 with its dates below, days of events in stronger type, and returns the height below it.
double draw_axis(scene::Group& group, const Context& context, const std::vector<TimelineEvent>& events,
                 const TimelineAxis& axis);

} // namespace conflictmap::furniture
