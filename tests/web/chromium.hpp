#pragma once
// Debian's Chromium, driven by tests/web/look.cjs.
#include <fmt/format.h>

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"
#include "project.hpp"

namespace web {

using Json = nlohmann::json;

/// A page to open. `ask` is an expression of JavaScript; `picture` a file for a screenshot, or nothing.
struct Job {
    cli::fs::path page;
    int width = 800;
    int height = 600;
    std::string ask;
    std::string picture;
};

/// For each job {value, requests, dialogs, errors}.
inline Json look(const std::vector<Job>& jobs, const cli::Folder& folder) {
    Json list = Json::array();
    for (const Job& job : jobs) {
        list.push_back({{"page", job.page.string()},
                        {"width", job.width},
                        {"height", job.height},
                        {"ask", job.ask},
                        {"picture", job.picture}});
    }
    const auto file = folder.write("jobs.json", list.dump());
    cli::Call call;
    call.arguments = {project::root() + "/tests/web/look.cjs", file.string()};
    const auto result = cli::run_other("node", call);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return Json::parse(result.out);
}

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
