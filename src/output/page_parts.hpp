#pragma once
// The sections of a figure page as HTML, each empty when the figure has nothing for it. All texts are escaped.
#include <string>
#include <string_view>

#include "output/figure.hpp"

namespace conflictmap::output {

/// An element for a text of the data, whose direction its letters decide; empty for an empty text. `open` is the tag's
/// name and attributes.
std::string text_element(std::string_view open, std::string_view text);

/// The id of the event's entry in the list. Ids of the page start with "_", as none of an SVG's does.
std::string entry_id(std::size_t event);

/// The event's text on badges: its number, otherwise its position in the list, from 1.
std::string badge_of(const Figure& figure, std::size_t event);

struct Timeline {
    std::string html;
    std::string rules; ///< CSS: where the marks stand
};

/// The events that have a start, along an axis with a column for each day on which one starts or ends; for each month
/// when those are more than 24, for each year when the months are. Empty without two columns.
Timeline timeline_section(const Figure& figure);

std::string events_section(const Figure& figure);
std::string areas_section(const Figure& figure);
std::string credits_paragraph(const Figure& figure);
std::string description_details(const Figure& figure);

/// Links to the pictures among the outputs, which stand beside the page.
std::string downloads_list(const Figure& figure);

/// The files that the map was made from, with their licences.
std::string data_details(const Figure& figure);

} // namespace conflictmap::output
