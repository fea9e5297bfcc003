#pragma once
// The sections of a figure page as HTML; a section without contents is empty. All texts are escaped.
#include <string>
#include <string_view>

#include "output/figure.hpp"

namespace conflictmap::output {

/// An element for a text from the data; its letters decide the text direction. Empty for an empty text. `open` is the
/// name and attributes of the tag.
std::string text_element(std::string_view open, std::string_view text);

/// The id of the event's entry in the list. Ids of the page start with "_"; ids of an SVG never do.
std::string entry_id(std::size_t event);

/// The event's text on badges: its number, otherwise its position in the list, from 1.
std::string badge_of(const Figure& figure, std::size_t event);

struct Timeline {
    std::string html;
    std::string rules; ///< CSS with the positions of the marks
};

/// The events that have a start, along an axis. The axis has a column for each day on which an event starts or ends;
/// for each month if there are more than 24 days, for each year if there are more than 24 months. Empty if there are
/// fewer than two columns.
Timeline timeline_section(const Figure& figure);

std::string events_section(const Figure& figure);
std::string areas_section(const Figure& figure);
std::string credits_paragraph(const Figure& figure);
std::string description_details(const Figure& figure);

/// Links to the pictures among the outputs, which are next to the page.
std::string downloads_list(const Figure& figure);

/// The files that the map was made from, with their licences.
std::string data_details(const Figure& figure);

} // namespace conflictmap::output
