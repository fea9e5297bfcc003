#pragma once
// The second wall of the commands that read strangers' specs.
#include <filesystem>
#include <vector>

#include <conflictmap/conflictmap.hpp>

namespace conflictmap::cli {

/// Makes a folder to write in, since the kernel allows only what is there. What was made and is still empty at the end
/// is removed again.
class FolderForOutput {
public:
    /// Empty: none.
    explicit FolderForOutput(std::filesystem::path folder);
    FolderForOutput(const FolderForOutput&) = delete;
    FolderForOutput& operator=(const FolderForOutput&) = delete;
    ~FolderForOutput();
    [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
    /// The folder that was there already, and in which others were made; empty if none was made.
    [[nodiscard]] std::filesystem::path above_made() const;

private:
    std::filesystem::path folder_;
    std::vector<std::filesystem::path> made_; ///< from the outer to the inner
};

/// Finds the root, if the options name none, and puts it into them. Then confines the process to what the maps of
/// these specs need: it can read the specs' folders, the root, the fonts and what the options allow, and write in
/// `output`, if there is one, and in the folder of the file `depfile`, if it is not empty. "-" is a spec in the working
/// folder.
void confine_to_maps(const std::vector<std::string>& specs, RenderOptions& options,
                     const FolderForOutput* output = nullptr, const std::filesystem::path& depfile = {});

} // namespace conflictmap::cli
