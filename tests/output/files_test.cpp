#include "output/files.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "project.hpp"

using namespace conflictmap;
using output::write_whole;
using project::bytes_of;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "conflictmap-files-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(path)) {
            found.push_back(entry.path().filename().string());
        }
        std::sort(found.begin(), found.end());
        return found;
    }
};

using Names = std::vector<std::string>;

void put(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

/// There is one output error, with this code, about this file.
void check_refused(const Diagnostics& diagnostics, const std::string& code, const fs::path& file) {
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == code);
    CHECK(diagnostics.all()[0].fault == Fault::output);
    CHECK(diagnostics.all()[0].severity == Severity::error);
    CHECK(diagnostics.all()[0].place.file == file.string());
    CHECK_FALSE(diagnostics.all()[0].hint.empty());
}

} // namespace

TEST_CASE("a file is written and replaced, and nothing else is left", "[output]") {
    const Folder folder;
    const fs::path file = folder.path / "map.png";
    Diagnostics diagnostics;
    const std::string bytes("a\0b\n", 4);
    CHECK(write_whole(file, bytes, diagnostics));
    CHECK(bytes_of(file) == bytes);
    const std::string large(3'000'000, 'x');
    CHECK(write_whole(file, large, diagnostics));
    CHECK(bytes_of(file) == large);
    CHECK(write_whole(file, "", diagnostics));
    CHECK(bytes_of(file).empty());
    CHECK(folder.names() == Names{"map.png"});
    CHECK(diagnostics.all().empty());
}

TEST_CASE("missing folders are created", "[output]") {
    const Folder folder;
    Diagnostics diagnostics;
    CHECK(write_whole(folder.path / "a/b/map.svg", "x", diagnostics));
    CHECK(bytes_of(folder.path / "a/b/map.svg") == "x");
}

TEST_CASE("a file in place of a folder is an error, not a loss", "[output]") {
    const Folder folder;
    put(folder.path / "out", "precious");
    for (const char* inside : {"out/map.png", "out/deeper/map.png"}) {
        Diagnostics diagnostics;
        CHECK_FALSE(write_whole(folder.path / inside, "x", diagnostics));
        check_refused(diagnostics, "cannot-write", folder.path / inside);
    }
    CHECK(bytes_of(folder.path / "out") == "precious");
    CHECK(folder.names() == Names{"out"});
}

TEST_CASE("a folder, pipe or device with the final name is refused", "[output]") {
    const Folder folder;
    fs::create_directory(folder.path / "map.png");
    REQUIRE(mkfifo((folder.path / "map.svg").c_str(), 0600) == 0);
    for (const char* name : {"map.png", "map.svg"}) {
        Diagnostics diagnostics;
        CHECK_FALSE(write_whole(folder.path / name, "x", diagnostics));
        check_refused(diagnostics, "not-a-file", folder.path / name);
    }
    CHECK(folder.names() == Names{"map.png", "map.svg"});
    CHECK(fs::is_directory(folder.path / "map.png"));
    CHECK(fs::is_fifo(folder.path / "map.svg"));
    Diagnostics diagnostics;
    CHECK_FALSE(write_whole("", "x", diagnostics));
    CHECK_FALSE(write_whole(folder.path / "..", "x", diagnostics));
    CHECK(diagnostics.all().size() == 2);
}

TEST_CASE("a link is replaced, never followed", "[output]") {
    const Folder folder;
    put(folder.path / "elsewhere", "precious");
    fs::create_symlink(folder.path / "elsewhere", folder.path / "map.png");
    // A trap at the name of the temporary file.
    fs::create_symlink(folder.path / "elsewhere", folder.path / ".map.png.0.tmp");
    Diagnostics diagnostics;
    CHECK(write_whole(folder.path / "map.png", "new", diagnostics));
    CHECK(bytes_of(folder.path / "elsewhere") == "precious");
    CHECK(fs::is_regular_file(fs::symlink_status(folder.path / "map.png")));
    CHECK(bytes_of(folder.path / "map.png") == "new");
}

TEST_CASE("the file of a killed run is removed, the file of a live one is not", "[output]") {
    const Folder folder;
    put(folder.path / ".map.png.0.tmp", "half");
    Diagnostics diagnostics;
    CHECK(write_whole(folder.path / "map.png", "whole", diagnostics));
    CHECK(folder.names() == Names{"map.png"});

    const fs::path held = folder.path / ".map.png.0.tmp";
    const int live = ::open(held.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600);
    REQUIRE(live >= 0);
    REQUIRE(::flock(live, LOCK_EX) == 0);
    CHECK(write_whole(folder.path / "map.png", "other", diagnostics));
    CHECK(folder.names() == Names{".map.png.0.tmp", "map.png"});
    CHECK(bytes_of(folder.path / "map.png") == "other");
    ::close(live);
    CHECK(diagnostics.all().empty());
}

TEST_CASE("a name of the maximum length leaves room for its temporary file", "[output]") {
    const Folder folder;
    Diagnostics diagnostics;
    const std::string longest(255, 'm');
    CHECK(write_whole(folder.path / longest, "x", diagnostics));
    CHECK(folder.names() == Names{longest});
    const std::string longer(256, 'm');
    CHECK_FALSE(write_whole(folder.path / longer, "x", diagnostics));
    check_refused(diagnostics, "cannot-write", folder.path / longer);
    CHECK(folder.names() == Names{longest});
}

TEST_CASE("a failed write leaves the old file", "[output]") {
    const Folder folder;
    const fs::path file = folder.path / "map.png";
    put(file, "old");
    const pid_t child = ::fork(); // the limit cannot be undone
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{10000, 10000};
        Diagnostics diagnostics;
        const bool limited = ::setrlimit(RLIMIT_FSIZE, &small) == 0;
        const bool written = write_whole(file, std::string(20000, 'x'), diagnostics);
        const bool said = diagnostics.all().size() == 1 && diagnostics.all()[0].code == "cannot-write";
        ::_exit(limited && !written && said ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(bytes_of(file) == "old");
    CHECK(folder.names() == Names{"map.png"});
}

TEST_CASE("many writers of one file leave one of their files, complete", "[output]") {
    const Folder folder;
    const fs::path file = folder.path / "map.png";
    std::vector<pid_t> children;
    for (char c = 'a'; c < 'e'; ++c) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            Diagnostics diagnostics;
            bool fine = true;
            for (int i = 0; i < 20; ++i) {
                fine = write_whole(file, std::string(50000, c), diagnostics) && fine;
            }
            ::_exit(fine ? 0 : 1);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    const std::string bytes = bytes_of(file);
    REQUIRE(bytes.size() == 50000);
    CHECK(bytes == std::string(50000, bytes[0]));
    CHECK(folder.names() == Names{"map.png"});
}

TEST_CASE("a killed writer leaves the old file or a complete new one", "[output]") {
    const Folder folder;
    const fs::path file = folder.path / "map.png";
    for (int delay = 0; delay < 30; ++delay) {
        put(file, "old");
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            Diagnostics diagnostics;
            write_whole(file, std::string(5'000'000, 'x'), diagnostics);
            ::_exit(0);
        }
        ::usleep(static_cast<useconds_t>(delay * 300));
        ::kill(child, SIGKILL);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        const std::string bytes = bytes_of(file);
        CHECK((bytes == "old" || bytes == std::string(5'000'000, 'x')));
    }
    Diagnostics diagnostics;
    CHECK(write_whole(file, "last", diagnostics));
    CHECK(folder.names() == Names{"map.png"});
}
