#pragma once
// The figure page of a map as one of its formats.
#include <string>

#include "backend/backend.hpp"
#include "job/compose_map.hpp"

namespace conflictmap::job {

/// Stands among the formats for the figure page, which is made of more than a scene: `encode` is null.
const backend::Format& html_format();

/// The style that a figure page shows instead to readers who prefer dark; empty for a style without such a one.
std::string dark_style_of(const std::string& style);

/// `figure` with the files written so far, which the page links to.
std::string html_of(const ComposedMap& map, output::Figure figure, const text::Typesetter& typesetter,
                    backend::Options how);

} // namespace conflictmap::job
