#include "cli/program.hpp"
#include "project.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace cli_tests {
namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (std::string& text : texts) {
        all.push_back(text.data());
    }
    all.push_back(nullptr);
    return all;
}

std::vector<std::string> environment(const Call& call) {
    std::vector<std::string> all;
    for (char** each = ::environ; *each != nullptr; ++each) {
        const std::string entry = *each;
        if (!call.change.contains(entry.substr(0, entry.find('=')))) {
            all.push_back(entry);
        }
    }
    for (const auto& [name, value] : call.change) {
        if (value) {
            all.push_back(name + "=" + *value);
        }
    }
    return all;
}

void check(int error, const char* what) {
    if (error != 0) {
        throw std::system_error(error, std::generic_category(), what);
    }
}

/// The list of actions that posix_spawn runs in the child before the program starts.
class Actions {
public:
    Actions() { check(::posix_spawn_file_actions_init(&list_), "spawn"); }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
    ~Actions() { ::posix_spawn_file_actions_destroy(&list_); }
    void stream(int number, const fs::path& file, int flags) {
        constexpr mode_t mine = 0600;
        check(::posix_spawn_file_actions_addopen(&list_, number, file.c_str(), flags, mine), "spawn");
    }
    void folder(const fs::path& path) { check(::posix_spawn_file_actions_addchdir_np(&list_, path.c_str()), "spawn"); }
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &list_; }

private:
    posix_spawn_file_actions_t list_{};
};

} // namespace

Result run_other(const std::string& program, const Call& call) {
    const Folder streams;
    const fs::path in = streams.write("in", call.input);
    const fs::path out = streams.write("out", "");
    const fs::path err = streams.write("err", "");
    Actions actions;
    actions.stream(STDIN_FILENO, in, O_RDONLY);
    actions.stream(STDOUT_FILENO, out, O_WRONLY);
    actions.stream(STDERR_FILENO, err, O_WRONLY);
    actions.folder(call.folder);
    std::vector<std::string> words{program};
    words.insert(words.end(), call.arguments.begin(), call.arguments.end());
    auto environment_texts = environment(call);
    pid_t child = 0;
    check(::posix_spawnp(&child, program.c_str(), actions.get(), nullptr, pointers(words).data(),
                         pointers(environment_texts).data()),
          program.c_str());
    int status = 0;
    rusage used{};
    while (::wait4(child, &status, 0, &used) < 0) {
        check(errno == EINTR ? 0 : errno, "wait4");
    }
    constexpr int killed = 128;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : killed + WTERMSIG(status), bytes_of(out), bytes_of(err),
            used.ru_maxrss * 1024};
}

Result run(const Call& call) {
    return run_other(project::program(), call);
}

Result run(std::vector<std::string> arguments) {
    Call call;
    call.arguments = std::move(arguments);
    return run(call);
}

Folder::Folder() {
    std::string name = (fs::temp_directory_path() / "conflictmap-cli-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), name);
    }
    base_ = name;
    path_ = base_ / "desk";
    fs::create_directory(path_);
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(base_, ignored);
}

fs::path Folder::write(const std::string& name, const std::string& bytes) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream stream(file, std::ios::binary);
    if (!(stream << bytes).flush()) {
        throw std::runtime_error("cannot write " + file.string());
    }
    return file;
}

std::map<std::string, std::string> files_below(const fs::path& folder) {
    std::map<std::string, std::string> files;
    if (fs::is_directory(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (!entry.is_directory()) {
                files[fs::relative(entry.path(), folder).string()] = bytes_of(entry.path());
            }
        }
    }
    return files;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::string small_spec(const std::string& name, const std::string& extra) {
    return "map: " + name + R"(
title: { en: "Ukraine in small", uk: "Україна в малому" }
alt: { en: Ukraine and some of its towns, uk: Україна й деякі міста }
at: 2025-03-18
size: [80 mm, 60 mm]
view: { around: areas/ukraine }
layers:
  - { id: ground, source: areas/ukraine, class: land }
  - { id: control, source: control, class: held }
  - { id: places, source: base/places, where: "population > 1000000", class: place, label: name }
furniture: [title, as-of]
)" + extra;
}

} // namespace cli_tests
