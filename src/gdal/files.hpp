#pragma once
// How GDAL gets at files: only through InputFile, and only in the folders that the source being read may come from.
// GDAL's own file systems are switched off. No GDAL header here.
#include <filesystem>
#include <string>

#include "base/input_file.hpp"

namespace conflictmap::gdal {

/// Switches off every file system of GDAL, the plain one too, except memory, and adds ours. Called once, by start().
void take_over_file_systems();

/// While it lives, GDAL may open files on this thread, in `roots` only.
class MayRead {
public:
    explicit MayRead(const Roots& roots);
    MayRead(const MayRead&) = delete;
    MayRead& operator=(const MayRead&) = delete;
    ~MayRead();

private:
    const Roots* before_;
};

/// The name under which GDAL finds a file. `file`: absolute.
std::string name_of_file(const std::filesystem::path& file);

/// The path that such a name stands for; other names are returned as they are.
std::string path_of_name(const std::string& name);

} // namespace conflictmap::gdal
