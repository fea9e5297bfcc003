#pragma once
// A folder for one test, removed afterwards.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "project.hpp"

namespace source_tests {

namespace fs = std::filesystem;

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "conflictmap-source-XXXXXX").string();
        path = mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }

    fs::path write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path / name, std::ios::binary) << bytes;
        return path / name;
    }
    [[nodiscard]] std::string bytes(const std::string& name) const { return project::bytes_of(path / name); }
    /// A shipped shapefile under another stem.
    fs::path copy_shapefile(const std::string& set, const std::string& stem) const {
        for (const auto* ending : {"shp", "shx", "dbf", "prj", "cpg"}) {
            fs::copy_file(fs::path(project::root()) / "geodata" / (set + "." + ending), path / (stem + "." + ending),
                          fs::copy_options::overwrite_existing);
        }
        return path / (stem + ".shp");
    }
};

} // namespace source_tests
