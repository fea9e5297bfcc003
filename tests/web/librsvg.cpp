#include "web/librsvg.hpp"

#include <fmt/format.h>

#include <sstream>
#include <stdexcept>

namespace web {

Measured by_librsvg(const std::string& svg, double width, double height, double pixels,
                    const std::vector<Element>& elements, const cli::Folder& folder) {
    cli::Call call;
    call.folder = folder.path();
    folder.write("page.svg", svg);
    call.arguments = {"page.svg", fmt::format("{}", width * pixels), fmt::format("{}", height * pixels),
                      fmt::format("{}", 25.4 * pixels), "page.png"};
    for (const Element& element : elements) {
        call.input += fmt::format("{} {}\n", element.id, element.drawn ? "drawn" : "said");
    }
    const cli::Result result = cli::run_other(CONFLICTMAP_LIBRSVG, call);
    if (result.exit_code != 0) {
        throw std::runtime_error(result.err);
    }
    Measured measured;
    measured.picture = conflictmap::backend::decode_png(cli::bytes_of(folder.path() / "page.png"));
    std::istringstream lines(result.out);
    std::string id;
    double box[4];
    while (lines >> id >> box[0] >> box[1] >> box[2] >> box[3]) {
        measured.ink[id] = {{box[0], box[1]}, {box[2], box[3]}};
    }
    return measured;
}

} // namespace web
