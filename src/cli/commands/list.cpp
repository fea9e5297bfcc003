// conflictmap list: lists the available maps, styles, formats and so on.
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/map_options.hpp"
#include "cli/reporting.hpp"
#include "furniture/furniture.hpp"
#include "job/exit_codes.hpp"
#include "job/format.hpp"
#include "job/roots.hpp"
#include "source/catalogue.hpp"
#include "source/profile.hpp"
#include "spec/map_spec.hpp"
#include "symbol/marker.hpp"

namespace conflictmap::cli {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

Rows maps(const job::Root& root, Diagnostics& diagnostics) {
    Rows rows;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(root.maps(), failed)) {
        if (entry.path().extension() != ".yaml") {
            continue;
        }
        const auto text = read_file(entry.path(), diagnostics);
        const auto map = text ? spec::read_map_spec(*text, entry.path().string(), diagnostics) : std::nullopt;
        rows.emplace_back(entry.path().string(), map ? in_language(map->title, "en") : "");
    }
    return rows;
}

Rows sources(const job::Root& root, Diagnostics& diagnostics) {
    Rows rows;
    if (const auto catalogue = source::read_catalogue(root.geodata() / "catalogue.yaml", diagnostics)) {
        for (const auto& [name, entry] : catalogue->sets) {
            rows.emplace_back(name, entry.about);
        }
    }
    return rows;
}

Rows profiles(const job::Root& root, Diagnostics& diagnostics) {
    Rows rows;
    if (const auto all = source::read_profiles(root.geodata() / "profiles.yaml", diagnostics)) {
        for (const auto& [name, profile] : *all) {
            rows.emplace_back(name, profile.about);
        }
    }
    return rows;
}

Rows named(const std::vector<std::string>& names) {
    Rows rows;
    for (const auto& name : names) {
        rows.emplace_back(name, "");
    }
    return rows;
}

/// The shapes of markers, and the pictograms of the shipped styles.
Rows symbols(const job::Root& root, Diagnostics& diagnostics) {
    Rows rows = named(symbol::marker_shapes());
    for (const auto& style : job::style_names(root)) {
        for (const auto& [name, picture] :
             style::read_pictures(root.styles() / style / "symbols", {root.styles()}, diagnostics)) {
            rows.emplace_back(name, "pictogram of " + style);
        }
    }
    return rows;
}

template <class Table> Rows table_rows(const Table& table) {
    Rows rows;
    for (const auto& each : table) {
        rows.emplace_back(each.name, each.about);
    }
    return rows;
}

Rows projections() {
    return {{"auto", "a conformal conic, transverse Mercator or azimuthal projection that fits the extent"},
            {"EPSG:32636", "any projected coordinate system by its code"},
            {"+proj=laea +lat_0=48 +lon_0=31", "any PROJ string of a projection"}};
}

Rows worldview_rows() {
    return {{"un", "internationally recognised borders"},
            {"de-facto", "lines of control as the main borders"},
            {"claims", "what each side claims, as outlines"}};
}

int list(const std::string& what, const std::filesystem::path& folder, const Reporting& reporting) {
    Diagnostics diagnostics;
    const auto root = job::find_root(diagnostics, folder);
    Rows rows;
    if (root) {
        const std::map<std::string, std::function<Rows()>> tables{
            {"maps", [&] { return maps(*root, diagnostics); }},
            {"sources", [&] { return sources(*root, diagnostics); }},
            {"profiles", [&] { return profiles(*root, diagnostics); }},
            {"styles", [&] { return named(job::style_names(*root)); }},
            {"symbols", [&] { return symbols(*root, diagnostics); }},
            {"furniture", [] { return table_rows(furniture::kinds()); }},
            {"formats", [] { return table_rows(job::formats()); }},
            {"worldviews", worldview_rows},
            {"projections", projections}};
        rows = tables.at(what)();
    }
    std::sort(rows.begin(), rows.end());
    for (const auto& [name, about] : rows) {
        if (reporting.json) {
            const nlohmann::ordered_json row{{"name", name}, {"about", about}};
            fmt::print("{}\n", row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
            continue;
        }
        fmt::print("{}\n", printable(about.empty() ? name : fmt::format("{:<28} {}", name, about)));
    }
    report_diagnostics(diagnostics, reporting);
    return job::exit_code_for(diagnostics, false);
}

} // namespace

void add_list(CLI::App& program, Run& run) {
    auto* command = program.add_subcommand("list", "list what you can choose from");
    const auto what = std::make_shared<std::string>();
    const auto reporting = std::make_shared<Reporting>();
    const auto root = std::make_shared<std::filesystem::path>();
    command->add_option("WHAT", *what, "what to list")
        ->required()
        ->check(CLI::IsMember(
            {"maps", "profiles", "styles", "symbols", "furniture", "formats", "worldviews", "projections", "sources"}));
    add_root_option(*command, *root);
    command->add_flag("--json", reporting->json, "print JSON, one object per line, with name and about");
    command->callback(
        [what, root, reporting, &run] { run = [what, root, reporting] { return list(*what, *root, *reporting); }; });
}

} // namespace conflictmap::cli
