#include "job/load_spec.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <iostream>

#include "job/exit_codes.hpp"

namespace conflictmap::job {

std::optional<LoadedSpec> load_spec(const std::string& file, Diagnostics& diagnostics,
                                    const std::filesystem::path& told) {
    std::optional<std::string> text;
    if (file == "-") {
        text = read_stream(std::cin);
    } else {
        text = read_file(file, diagnostics);
    }
    if (!text) {
        return std::nullopt;
    }
    auto map = spec::read_map_spec(*text, file == "-" ? "<stdin>" : file, diagnostics);
    if (!map) {
        return std::nullopt;
    }
    const std::filesystem::path folder = file == "-" ? "." : std::filesystem::path(file).parent_path();
    auto root = find_root(folder.empty() ? "." : folder, diagnostics, told);
    if (!root) {
        return std::nullopt;
    }
    return LoadedSpec{std::move(*map), std::move(*root)};
}

int combined_exit_code(const std::vector<int>& codes) {
    const auto failed = std::find_if(codes.begin(), codes.end(), [](int code) { return code != exit_fine; });
    if (failed == codes.end()) {
        return exit_fine;
    }
    const bool some_fine = std::find(codes.begin(), codes.end(), exit_fine) != codes.end();
    return some_fine ? exit_some_failed : *failed;
}

} // namespace conflictmap::job
