#include "gdal/files.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include <sys/stat.h>

#include "base/first_wall.hpp"
#include "gdal/functions.hpp"

namespace conflictmap::gdal {
namespace {

constexpr const char* prefix = "/vsiconflictmap/";
constexpr std::size_t block = 65536; ///< bytes; OGR reads records of some dozen bytes

/// Null: no file may be opened.
thread_local const Roots* readable = nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// GDAL takes the prefix away, and with it the slash that begins the path.
std::filesystem::path path_from(const char* name) {
    return std::filesystem::path("/") / name;
}

struct OpenFile {
    InputFile file;
    std::uintmax_t at = 0;
    std::vector<char> held{}; ///< what was read last, from `start` on
    std::uintmax_t start = 0;
    bool at_end = false;

    explicit OpenFile(InputFile opened) : file(std::move(opened)) {}

    std::size_t read(char* to, std::size_t count) {
        std::size_t done = 0;
        while (done < count) {
            if (at < start || at >= start + held.size()) {
                held.resize(block);
                start = at;
                const std::int64_t got = file.read_at(at, held.data(), held.size());
                held.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
                if (held.empty()) {
                    at_end = true;
                    break;
                }
            }
            const auto from = static_cast<std::size_t>(at - start);
            const std::size_t now = std::min(count - done, held.size() - from);
            std::memcpy(to + done, held.data() + from, now);
            done += now;
            at += now;
        }
        return done;
    }
};

OpenFile* as_file(void* handle) {
    return static_cast<OpenFile*>(handle);
}

int stat_file(void* /*user*/, const char* name, VSIStatBufL* stat, int /*flags*/) {
    if (readable == nullptr) {
        return -1;
    }
    const auto opened = InputFile::open(path_from(name), *readable);
    const auto* file = std::get_if<InputFile>(&opened);
    if (file == nullptr) {
        return -1;
    }
    *stat = {};
    stat->st_mode = S_IFREG | 0444;
    stat->st_size = static_cast<off_t>(file->size());
    return 0;
}

void* open_file(void* /*user*/, const char* name, const char* access) {
    if (readable == nullptr || std::strpbrk(access, "wa+") != nullptr) {
        return nullptr;
    }
    auto opened = InputFile::open(path_from(name), *readable);
    auto* file = std::get_if<InputFile>(&opened);
    return file == nullptr ? nullptr : new OpenFile(std::move(*file)); // NOLINT: GDAL keeps it, and closes it
}

int close_file(void* handle) {
    const std::unique_ptr<OpenFile> owned(as_file(handle));
    return 0;
}

vsi_l_offset tell(void* handle) {
    return as_file(handle)->at;
}

int seek(void* handle, vsi_l_offset offset, int whence) {
    OpenFile& file = *as_file(handle);
    file.at_end = false;
    file.at = whence == SEEK_SET ? offset : whence == SEEK_END ? file.file.size() + offset : file.at + offset;
    return 0;
}

std::size_t read(void* handle, void* to, std::size_t size, std::size_t count) {
    return size == 0 ? 0 : as_file(handle)->read(static_cast<char*>(to), size * count) / size;
}

int is_at_end(void* handle) {
    return as_file(handle)->at_end ? 1 : 0;
}

struct Free {
    void operator()(VSIFilesystemPluginCallbacksStruct* calls) const { VSIFreeFilesystemPluginCallbacksStruct(calls); }
};
using Calls = std::unique_ptr<VSIFilesystemPluginCallbacksStruct, Free>;

int stat_nothing(void* /*user*/, const char* /*name*/, VSIStatBufL* /*stat*/, int /*flags*/) {
    return -1;
}

void* open_nothing(void* /*user*/, const char* /*name*/, const char* /*access*/) {
    return nullptr;
}

/// All but memory.
void switch_off_all() {
    const Calls none(VSIAllocFilesystemPluginCallbacksStruct());
    none->stat = stat_nothing;
    none->open = open_nothing;
    char** prefixes = VSIGetFileSystemsPrefixes();
    for (char** each = prefixes; each != nullptr && *each != nullptr; ++each) {
        const std::string name = *each;
        if (name.starts_with("/vsi") && name != "/vsimem/") {
            VSIInstallPluginHandler(name.c_str(), none.get());
        }
    }
    CSLDestroy(prefixes);
    VSIInstallPluginHandler("", none.get()); // what has no prefix: the plain file system
}

} // namespace

void take_over_file_systems() {
    if (first_wall_stands()) {
        switch_off_all();
    }
    const Calls ours(VSIAllocFilesystemPluginCallbacksStruct());
    ours->stat = stat_file;
    ours->open = open_file;
    ours->close = close_file;
    ours->tell = tell;
    ours->seek = seek;
    ours->read = read;
    ours->eof = is_at_end;
    VSIInstallPluginHandler(prefix, ours.get());
}

MayRead::MayRead(const Roots& roots) : before_(readable) {
    readable = &roots;
}

MayRead::~MayRead() {
    readable = before_;
}

std::string name_of_file(const std::filesystem::path& file) {
    return prefix + file.relative_path().string();
}

std::string path_of_name(const std::string& name) {
    return name.starts_with(prefix) ? name.substr(std::strlen(prefix) - 1) : name;
}

} // namespace conflictmap::gdal
