#pragma once
// Debian's Chromium, driven by tests/web/look.cjs.
#include <fmt/format.h>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace web {

using Json = nlohmann::json;

/// A page to open. `ask` is an expression of JavaScript; `picture` a file for a screenshot, or nothing.
struct Job {
    cli_tests::fs::path page;
    int width = 800;
    int height = 600;
    std::string ask;
    std::string picture;
};

/// For each job {value, requests, dialogs, errors}. Throws std::runtime_error when Chromium cannot be driven.
Json look(const std::vector<Job>& jobs, const cli_tests::Folder& folder);

/// SVGs as they stand in a page of HTML, without what only files have.
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
