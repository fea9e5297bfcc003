#pragma once
// Debian's Chromium, driven by tests/web/look.cjs.
#include <fmt/format.h>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace web {

using Json = nlohmann::json;

/// A page to open. `ask` is a JavaScript expression; `picture` is a file for a screenshot, or nothing.
struct Job {
    cli_tests::fs::path page;
    int width = 800;
    int height = 600;
    std::string ask;
    std::string picture;
};

/// Returns {value, requests, dialogs, errors} for each job. Throws std::runtime_error if Chromium cannot be run.
Json look(const std::vector<Job>& jobs, const cli_tests::Folder& folder);

/// SVGs in an HTML page, without the parts that are only for files.
inline std::string inlined(const std::vector<std::string>& svgs, const std::string& css = "") {
    std::string html = fmt::format("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>t</title>"
                                   "<style>html,body{{margin:0}}svg{{display:block}}{}</style>\n",
                                   css);
    for (const std::string& svg : svgs) {
        html += svg.substr(svg.find("<svg"));
    }
    return html;
}

} // namespace web
