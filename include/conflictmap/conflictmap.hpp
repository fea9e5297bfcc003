#pragma once
// The library's public interface: values in, files and messages out. It needs only the standard library.
//
//     conflictmap::RenderOptions options;
//     options.out = "figures";
//     options.formats = {"png"};
//     const auto result = conflictmap::render("maps/donbas.yaml", options);
//
// The command `conflictmap render` does the same.
//
// Specs may come from strangers, so the first map that reads data confines GDAL in the whole process: after that, GDAL
// opens files only for this library. A program that uses GDAL itself should run the command instead, or fork first.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace conflictmap {

/// The options of `conflictmap render`. Empty means "as in the spec".
struct RenderOptions {
    std::filesystem::path out = "out";                  ///< each map gets a folder in it; "-" is standard output
    std::vector<std::string> formats;                   ///< "png", "svg" ...
    std::vector<double> scales{1};                      ///< of raster formats, 0.1 to 10; 2 gives <map>@2x.png
    double dots_per_inch = 0;                           ///< of raster formats at scale 1, 10 to 2400; 0: as in the spec
    std::vector<std::string> styles;                    ///< each style gives a picture
    std::vector<std::string> languages{"en"};           ///< each language gives a picture
    std::string worldview;                              ///< "un", "de-facto" or "claims"
    std::string at;                                     ///< the day, "2025-03-18"
    std::string size;                                   ///< of the page: "180mmx135mm", or "1600x1100" in px of 1/96 in
    std::map<std::string, std::string> values;          ///< {key} in the spec's texts becomes the value
    bool png_palette = false;                           ///< PNG with at most 256 colours; false: as in the spec
    std::string svg_text;                               ///< "live" or "outlines"
    std::string svg_fonts;                              ///< "none" or "embed"
    std::vector<std::filesystem::path> allowed_folders; ///< that specs may read from, in addition to their own
    std::vector<std::string> allowed_connections; ///< that specs may open: written as in the spec, or "PG:" for any
    double deadline = 120;                        ///< maximum seconds per map; 0: no limit
    bool strict = false;                          ///< warnings fail the map
    bool dry_run = false;                         ///< list the files, but write none
    bool force = false;                           ///< draw even if nothing has changed
    /// The folder that contains geodata/ and styles/; it is trusted. Empty: the folder in the environment variable
    /// CONFLICTMAP_ROOT, or else the calling program's own: the source tree of the build folder that it is in, or
    /// <prefix>/share/conflictmap. It is never searched for near the spec or the working folder.
    std::filesystem::path root;
};

/// An error or a warning, as the command prints it.
struct Message {
    bool error = false; ///< false: a warning
    std::string file;   ///< may be empty
    int line = 0;       ///< from 1; 0 = the whole file
    int column = 0;
    std::string text;
    std::string hint; ///< how to fix it; may be empty
    std::string code; ///< a stable identifier for scripts, such as "unknown-class"
};

struct RenderResult {
    int exit_code = 0;                             ///< 0: success; other values are the same as for the command
    std::vector<Message> messages;                 ///< in the order in which they were found
    std::vector<std::filesystem::path> files;      ///< completely written, in the order of writing
    std::vector<std::filesystem::path> up_to_date; ///< manifests of maps that were not drawn: nothing has changed
    std::vector<std::string> reasons;              ///< why the other maps were drawn
    std::vector<std::string> notes;                ///< labels left out and callouts moved to the key, with reasons
    [[nodiscard]] bool ok() const { return exit_code == 0; }
};

/// Draws the map of one spec ("-" is standard input) and writes its files. Problems with the spec, the data or the
/// options (exit code 2) are reported as messages; unexpected problems throw an exception derived from std::exception.
/// Do not call it from two threads at once.
RenderResult render(const std::filesystem::path& spec, const RenderOptions& options = {});

/// "0.1.0", the version for CMake's find_package.
std::string version();

} // namespace conflictmap
