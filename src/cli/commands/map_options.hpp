#pragma once
// The options that change what a map shows. They are the same for every command that composes a map.
#include <conflictmap/conflictmap.hpp>

namespace CLI {
class App;
}

namespace conflictmap::cli {

/// `--root`. `root` must outlive the parsing.
void add_root_option(CLI::App& command, std::filesystem::path& root);

/// `--allow-path`. `folders` must outlive the parsing.
void add_folder_option(CLI::App& command, std::vector<std::filesystem::path>& folders, const std::string& about);

/// `--memory`, in bytes. `bytes` must outlive the parsing, and holds the default.
void add_memory_option(CLI::App& command, double& bytes);

/// `--deadline`. `seconds` must outlive the parsing.
void add_deadline_option(CLI::App& command, double& seconds);

/// `several`: whether the command takes lists of styles and languages and draws a picture for each.
void add_map_options(CLI::App& command, RenderOptions& options, bool several);

} // namespace conflictmap::cli
