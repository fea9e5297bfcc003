#pragma once
// The options that change what a map shows: the same for every command that composes one.
#include <string>
#include <vector>

#include "app/pipeline.hpp"

namespace CLI {
class App;
}

namespace conflictmap::app {

struct PictureOptions {
    std::string size;
    std::vector<std::string> styles; ///< none: the spec's own
    std::vector<std::string> languages{"en"};
    std::string worldview;
    std::string at;
    std::vector<std::string> settings; ///< key=value
    std::vector<std::string> allowed_folders;
    std::vector<std::string> allowed_connections;
    double deadline = 120; ///< seconds
};

/// The languages that maps can be drawn in.
inline const std::vector<std::string> languages{"en", "uk", "ru"};

/// Whether a text is two sides such as "180mmx135mm" or "1600x1100" (px).
bool is_page_size(const std::string& text);

/// `several`: whether lists of styles and languages are taken, each giving a picture.
void add_picture_options(CLI::App& command, PictureOptions& options, bool several);

/// For one style ("" = the spec's own) and one language.
Overrides overrides_of(const PictureOptions& options, const std::string& style, const std::string& language);

} // namespace conflictmap::app
