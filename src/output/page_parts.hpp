#pragma once
// The sections of a figure page; a section without contents is empty.
#include <string>
#include <string_view>

#include "output/figure.hpp"
#include "output/markup.hpp"

namespace conflictmap::output {

/// The element with a text in the place of {}; empty for an empty text. With dir="auto" in the element, the letters of
/// the text decide its direction.
Html text_element(fmt::format_string<std::string_view> element, std::string_view text);

/// The id of the event's entry in the list. Ids of the page start with "_"; ids of an SVG never do.
Html entry_id(std::size_t event);

/// The event's text on badges: its number, otherwise its position in the list, from 1.
std::string badge_of(const Figure& figure, std::size_t event);

struct Timeline {
    Html html;
    Css rules; ///< with the positions of the marks
};

/// The events that have a start, along an axis. The axis has a column for each day on which an event starts or ends;
/// for each month if there are more than 24 days, for each year if there are more than 24 months. Empty if there are
/// fewer than two columns.
Timeline timeline_section(const Figure& figure);

Html events_section(const Figure& figure);
Html areas_section(const Figure& figure);
Html credits_paragraph(const Figure& figure);
Html description_details(const Figure& figure);

/// Links to the pictures among the outputs, which are next to the page.
Html downloads_list(const Figure& figure);

/// The files that the map was made from, with their licences.
Html data_details(const Figure& figure);

} // namespace conflictmap::output
