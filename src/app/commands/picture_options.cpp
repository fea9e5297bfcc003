// The options that change what a map shows.
#include "app/commands/picture_options.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "base/units.hpp"

namespace conflictmap::app {
namespace {

/// "180mmx135mm", "180 mm x 135 mm" or "1600x1100" (px) as two lengths. What is neither is left to the size check.
std::vector<std::string> size_sides(std::string size) {
    size.erase(std::remove(size.begin(), size.end(), ' '), size.end());
    std::vector<std::string> sides{size};
    for (std::size_t i = 1; i < size.size(); ++i) {
        if (size[i] == 'x' && size[i - 1] != 'p') { // The x of "px" separates nothing.
            sides = {size.substr(0, i), size.substr(i + 1)};
            break;
        }
    }
    for (std::string& side : sides) {
        side += parse_number(side) ? "px" : "";
    }
    return sides;
}

} // namespace

bool is_page_size(const std::string& text) {
    const auto sides = size_sides(text);
    return sides.size() == 2 && parse_length(sides[0]) && parse_length(sides[1]);
}

void add_picture_options(CLI::App& command, PictureOptions& options, bool several) {
    command.add_option("--size", options.size, "page size, e.g. 180mmx135mm or 1600x1100 (px)")
        ->check([](const std::string& text) {
            return is_page_size(text) ? "" : "not a size such as 180mmx135mm or 1600x1100";
        });
    auto* style = command.add_option("--style", options.styles,
                                     several ? "styles, instead of the spec's" : "a style, instead of the spec's");
    auto* language = command.add_option("--lang", options.languages,
                                        several ? "languages, e.g. en,uk" : "the language: en, uk or ru");
    language->check(CLI::IsMember(app::languages));
    if (several) {
        style->delimiter(',');
        language->delimiter(',');
    } else {
        style->expected(1);
        language->expected(1);
    }
    command.add_option("--worldview", options.worldview, "un, de-facto or claims")
        ->check(CLI::IsMember(spec::worldviews));
    command.add_option("--at", options.at, "the day to show, e.g. 2025-03-18")->check([](const std::string& text) {
        return parse_date(text) ? "" : "not a date such as 2025-03-18";
    });
    command.add_option("--set", options.settings, "key=value: {key} in the spec's texts becomes value")
        ->check([](const std::string& text) {
            return text.find('=') == std::string::npos || text.front() == '=' ? "not of the form key=value" : "";
        });
    command
        .add_option("--allow-path", options.allowed_folders,
                    "a folder that specs may read from, beside their own; may be given again")
        ->expected(1)
        ->check(CLI::ExistingDirectory);
    command
        .add_option("--allow-connection", options.allowed_connections,
                    "a connection that specs may open, written as in the spec, or PG: for any; may be given again")
        ->expected(1);
    command.add_option("--deadline", options.deadline, "seconds that each map may take; 0: as long as it takes")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1e6));
}

Overrides overrides_of(const PictureOptions& options, const std::string& style, const std::string& language) {
    Overrides overrides{style,
                        options.worldview,
                        language,
                        parse_date(options.at),
                        options.size.empty() ? std::vector<std::string>{} : size_sides(options.size),
                        {},
                        {{options.allowed_folders.begin(), options.allowed_folders.end()}, options.allowed_connections},
                        options.deadline};
    for (const std::string& setting : options.settings) {
        const auto equals = setting.find('=');
        overrides.variables[setting.substr(0, equals)] = equals == std::string::npos ? "" : setting.substr(equals + 1);
    }
    return overrides;
}

} // namespace conflictmap::app
