#include "crs/proj_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <istream>
#include <memory>
#include <mutex>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "base/file.hpp"
#include "base/path.hpp"
#include "crs/proj_functions.hpp"

namespace conflictmap::crs {

namespace fs = std::filesystem;

const std::vector<fs::path>& data_folders() {
    static const std::vector<fs::path> folders = [] {
        std::vector<fs::path> found;
        std::istringstream list(proj_info().searchpath);
        for (std::string folder; std::getline(list, folder, ':');) {
            std::error_code failed;
            auto whole = fs::weakly_canonical(folder, failed); // the user's own need not be there
            // The root would allow everything, and a relative folder is a different one after a change of folder.
            if (!failed && whole.is_absolute() && whole.has_relative_path()) {
                found.push_back(std::move(whole));
            }
        }
        return found;
    }();
    return folders;
}

std::vector<fs::path> possible_data_folders() {
    std::vector<fs::path> folders{CONFLICTMAP_PROJ_DATA};
    const auto add = [&](const char* variable, const char* below) {
        const char* value = std::getenv(variable);
        std::istringstream list(value == nullptr ? "" : value);
        for (std::string folder; std::getline(list, folder, ':');) {
            std::error_code failed;
            auto whole = fs::weakly_canonical(fs::path(folder) / below, failed);
            if (!failed && whole.is_absolute() && whole.has_relative_path()) {
                folders.push_back(std::move(whole));
            }
        }
    };
    add("PROJ_USER_WRITABLE_DIRECTORY", "");
    add("XDG_DATA_HOME", "proj");
    add("HOME", ".local/share/proj");
    add("PROJ_DATA", "");
    add("PROJ_LIB", "");
    return folders;
}

void load_proj() {
    const Context context = make_context();
    proj_destroy(proj_create(context.get(), "+proj=lcc +lat_1=40 +lat_2=50 +ellps=WGS84"));
}

namespace {

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): what callbacks of a C library share with their
// callers
thread_local Refusals* listener = nullptr;
thread_local bool binding = false; ///< bind_context_of is at work on this thread
thread_local bool bound = false;   ///< and PROJ has been asked for a file
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

bool is_own(const fs::path& path) {
    return is_below_one_of(path, data_folders());
}

/// The file or folder that is meant, links resolved, if it is there and PROJ's own.
std::optional<fs::path> own_path(const fs::path& path) {
    std::error_code missing;
    auto whole = fs::canonical(path, missing);
    return missing || !is_own(whole) ? std::nullopt : std::optional(std::move(whole));
}

using Stream = std::istream;

Stream* as_stream(PROJ_FILE_HANDLE* file) {
    return reinterpret_cast<Stream*>(file);
}

// PROJ's callbacks; exceptions do not pass through a C library.
PROJ_FILE_HANDLE* open_own(PJ_CONTEXT* /*context*/, const char* name, PROJ_OPEN_ACCESS access, void* /*data*/) try {
    // A name without a folder was looked for among PROJ's data first, and is now meant in the working folder: that is
    // a file that PROJ does not have, rather than one outside.
    if (listener != nullptr && fs::path(name).has_parent_path() && !is_own(name)) {
        listener->add(name);
    }
    const auto path = access == PROJ_OPEN_ACCESS_READ_ONLY ? own_path(name) : std::nullopt;
    std::error_code failed;
    if (!path || !fs::is_regular_file(*path, failed)) {
        return nullptr;
    }
    auto stream = open_file(*path, data_folders());
    return *stream ? reinterpret_cast<PROJ_FILE_HANDLE*>(stream.release()) : nullptr;
} catch (const std::exception&) {
    return nullptr;
}

std::size_t read_own(PJ_CONTEXT* /*context*/, PROJ_FILE_HANDLE* file, void* buffer, std::size_t size, void* /*data*/) {
    as_stream(file)->read(static_cast<char*>(buffer), static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(as_stream(file)->gcount());
}

std::size_t write_nothing(PJ_CONTEXT* /*context*/, PROJ_FILE_HANDLE* /*file*/, const void* /*buffer*/,
                          std::size_t /*size*/, void* /*data*/) {
    return 0;
}

int seek_own(PJ_CONTEXT* /*context*/, PROJ_FILE_HANDLE* file, long long offset, int whence, void* /*data*/) {
    auto* stream = as_stream(file);
    stream->clear(); // from the end that reading may have met
    stream->seekg(offset, whence == SEEK_SET ? std::ios::beg : whence == SEEK_CUR ? std::ios::cur : std::ios::end);
    return *stream ? 1 : 0;
}

unsigned long long tell_own(PJ_CONTEXT* /*context*/, PROJ_FILE_HANDLE* file, void* /*data*/) {
    as_stream(file)->clear();
    return static_cast<unsigned long long>(std::max<std::streamoff>(as_stream(file)->tellg(), 0));
}

void close_own(PJ_CONTEXT* /*context*/, PROJ_FILE_HANDLE* file, void* /*data*/) {
    const std::unique_ptr<Stream> last(as_stream(file));
}

int exists_own(PJ_CONTEXT* /*context*/, const char* name, void* /*data*/) try {
    return own_path(name) ? 1 : 0;
} catch (const std::exception&) {
    return 0;
}

int change_nothing(PJ_CONTEXT* /*context*/, const char* /*name*/, void* /*data*/) {
    return 0;
}

int rename_nothing(PJ_CONTEXT* /*context*/, const char* /*from*/, const char* /*to*/, void* /*data*/) {
    return 0;
}

bool bind(PJ_CONTEXT* context) {
    data_folders(); // asked for now: proj_info() has a context of its own, but is not made for several threads
    static const PROJ_FILE_API own{1,         open_own,   read_own,       write_nothing,  seek_own,      tell_own,
                                   close_own, exists_own, change_nothing, change_nothing, rename_nothing};
    return proj_context_set_fileapi(context, &own, nullptr) != 0;
}

/// PROJ asks here first for the place of a file, with the context that wants it. No answer: it looks for itself.
const char* place_of_file(PJ_CONTEXT* context, const char* /*name*/, void* /*data*/) {
    if (binding) {
        bound = bind(context);
    }
    return nullptr;
}

/// For PROJ's default context, from which new ones are copied: it is not made for several threads.
std::mutex& default_context() {
    static std::mutex mutex;
    return mutex;
}

} // namespace

void DestroyContext::operator()(pj_ctx* context) const {
    proj_context_destroy(context);
}

Context make_context() {
    const std::lock_guard lock(default_context());
    Context context(proj_context_create());
    if (!context || !bind(context.get())) {
        throw std::runtime_error("PROJ has no context whose files can be chosen");
    }
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

bool bind_context_of(const std::function<void()>& work) {
    const std::lock_guard lock(default_context());
    static std::once_flag once;
    // New contexts take this over from the default one; their file functions they do not.
    std::call_once(once, [] { proj_context_set_file_finder(nullptr, place_of_file, nullptr); });
    binding = true;
    bound = false;
    work();
    binding = false;
    return bound;
}

Refusals::Refusals() : outer_(listener) {
    listener = this;
}

Refusals::~Refusals() {
    listener = outer_;
}

void Refusals::add(const std::string& name) {
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) {
        names_.push_back(name);
    }
}

} // namespace conflictmap::crs
