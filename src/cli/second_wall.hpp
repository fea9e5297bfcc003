#pragma once
// The second wall: the kernel confines this process, whatever a library does with a stranger's file. The first wall,
// our own checks, stands without it.
#include <filesystem>
#include <vector>

namespace conflictmap::cli {

/// What the process may still do.
struct Confines {
    std::vector<std::filesystem::path> readable; ///< files, and folders with all that is in them; links are followed
    std::vector<std::filesystem::path> writable; ///< folders that exist
    std::vector<std::filesystem::path> cleared;  ///< folders in which empty folders can be removed
    bool network = false;                        ///< sockets, and the settings of the system and the user for them
};

/// Which parts of the wall stand.
struct SecondWall {
    int landlock = 0;   ///< the version of Landlock; 0: files are not confined
    bool calls = false; ///< no sockets (without `network`), no other programs
};

/// Confines this thread and all that it starts, for good: no file outside can be opened or made, no socket, no other
/// program. System folders with libraries, and PROJ's data, stay readable. Files that are open stay open. Call it
/// before threads start. What the kernel does not offer is left out.
SecondWall confine(const Confines& confines);

/// What the kernel offers. Nothing is confined.
SecondWall second_wall_of_kernel();

} // namespace conflictmap::cli
