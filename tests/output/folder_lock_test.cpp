#include "output/folder_lock.hpp"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

using namespace conflictmap;
using output::FolderLock;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds at_once(0);

struct LockedFolder {
    fs::path path;
    LockedFolder() {
        std::string name = (fs::temp_directory_path() / "conflictmap-lock-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    LockedFolder(const LockedFolder&) = delete;
    LockedFolder& operator=(const LockedFolder&) = delete;
    ~LockedFolder() { fs::remove_all(path); }
};

} // namespace

TEST_CASE("a folder has one lock, which leaves no file", "[output]") {
    const LockedFolder folder;
    const fs::path out = folder.path / "new" / "map";
    Diagnostics diagnostics;
    {
        const auto held = FolderLock::take(out, diagnostics, at_once);
        REQUIRE(held);
        CHECK(fs::is_empty(out));
        CHECK_FALSE(FolderLock::take(out, diagnostics, at_once));
        REQUIRE(diagnostics.all().size() == 1);
        CHECK(diagnostics.all()[0].code == "folder-busy");
        CHECK(diagnostics.all()[0].fault == Fault::output);
        CHECK(FolderLock::take(folder.path, diagnostics, at_once)); // another folder
    }
    CHECK(FolderLock::take(out, diagnostics, at_once));
}

TEST_CASE("the lock of a killed process is released", "[output]") {
    const LockedFolder folder;
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    const pid_t child = fork();
    if (child == 0) {
        Diagnostics diagnostics;
        const auto held = FolderLock::take(folder.path, diagnostics, at_once);
        (void)!write(ready[1], held ? "y" : "n", 1);
        pause();
        _exit(0);
    }
    char answer = 0;
    REQUIRE(read(ready[0], &answer, 1) == 1);
    CHECK(answer == 'y');
    Diagnostics diagnostics;
    CHECK_FALSE(FolderLock::take(folder.path, diagnostics, at_once));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    CHECK(FolderLock::take(folder.path, diagnostics, at_once));
    close(ready[0]);
    close(ready[1]);
}

TEST_CASE("a folder that cannot be created is reported when writing", "[output]") {
    Diagnostics diagnostics;
    CHECK(FolderLock::take("/dev/null/map", diagnostics, at_once));
    CHECK(diagnostics.all().empty());
}
