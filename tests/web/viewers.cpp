// The two viewers that test our SVG; only this file knows where they are.
#include "backend/decode_png.hpp"
#include "project.hpp"
#include "web/chromium.hpp"
#include "web/librsvg.hpp"

#include <fmt/format.h>

#include <sstream>
#include <stdexcept>

namespace web {

Measured by_librsvg(const std::string& svg, double width, double height, double pixels,
                    const std::vector<Element>& elements, const cli_tests::Folder& folder) {
    cli_tests::Call call;
    call.folder = folder.path();
    folder.write("page.svg", svg);
    call.arguments = {"page.svg", fmt::format("{}", width * pixels), fmt::format("{}", height * pixels),
                      fmt::format("{}", 25.4 * pixels), "page.png"};
    for (const Element& element : elements) {
        call.input += fmt::format("{} {}\n", element.id, element.drawn ? "drawn" : "said");
    }
    const cli_tests::Result result = cli_tests::run_other(CONFLICTMAP_LIBRSVG, call);
    if (result.exit_code != 0) {
        throw std::runtime_error(result.err);
    }
    Measured measured;
    measured.picture = conflictmap::backend::decode_png(cli_tests::bytes_of(folder.path() / "page.png"));
    std::istringstream lines(result.out);
    std::string id;
    double box[4];
    while (lines >> id >> box[0] >> box[1] >> box[2] >> box[3]) {
        measured.ink[id] = {{box[0], box[1]}, {box[2], box[3]}};
    }
    return measured;
}

Json look(const std::vector<Job>& jobs, const cli_tests::Folder& folder) {
    for (const char* reason : {"no-modules", "no-browser"}) {
        const cli_tests::fs::path file = cli_tests::fs::path(CONFLICTMAP_MODULES) / reason;
        if (cli_tests::fs::exists(file)) {
            throw std::runtime_error(cli_tests::bytes_of(file));
        }
    }
    Json list = Json::array();
    for (const Job& job : jobs) {
        list.push_back({{"page", job.page.string()},
                        {"width", job.width},
                        {"height", job.height},
                        {"ask", job.ask},
                        {"picture", job.picture}});
    }
    cli_tests::Call call;
    call.arguments = {project::root() + "/tests/web/look.cjs", folder.write("jobs.json", list.dump()).string()};
    call.change["CONFLICTMAP_MODULES"] = CONFLICTMAP_MODULES;
    const cli_tests::Result result = cli_tests::run_other("node", call);
    if (result.exit_code != 0) {
        throw std::runtime_error(result.err);
    }
    return Json::parse(result.out);
}

} // namespace web
