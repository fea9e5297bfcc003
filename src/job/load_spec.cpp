#include "job/load_spec.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <iostream>

#include "job/exit_codes.hpp"
#include "text/font_files.hpp"

namespace conflictmap::job {

std::optional<LoadedSpec> load_spec(const std::string& file, Diagnostics& diagnostics,
                                    const std::filesystem::path& root, const Roots& allowed) {
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
    auto found = find_root(diagnostics, root);
    if (!found) {
        return std::nullopt;
    }
    Roots readable = allowed;
    const std::filesystem::path own = std::filesystem::path(map->file).parent_path();
    readable.push_back(own.empty() ? "." : own);
    readable.push_back(found->folder);
    for (const auto& fonts : text::default_font_folders()) {
        readable.push_back(fonts);
    }
    return LoadedSpec{std::move(*map), std::move(*found), std::move(readable)};
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
