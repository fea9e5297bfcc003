#include "base/dynamic_library.hpp"

#include <cstring>
#include <filesystem>
#include <stdexcept>

#include <dlfcn.h>
#include <fmt/format.h>

namespace conflictmap {

void* DynamicLibrary::address_of(const char* name) {
    void* handle = handle_.load();
    if (handle == nullptr) {
        handle = dlopen(soname_, RTLD_NOW | RTLD_LOCAL); // the same handle for every thread
        if (handle == nullptr) {
            throw std::runtime_error(fmt::format("{} cannot be loaded: {}", soname_, dlerror()));
        }
        handle_.store(handle);
    }
    void* address = dlsym(handle, name);
    if (address == nullptr) {
        throw std::runtime_error(fmt::format("{} has no function {}", soname_, name));
    }
    return address;
}

std::string version_of_file(const char* file, const char* soname) {
    std::error_code elsewhere;
    const auto name = std::filesystem::canonical(file, elsewhere).filename().string();
    const std::size_t before = std::strlen(soname) + 1; // with a dot
    return elsewhere || name.size() <= before || !name.starts_with(soname) ? std::string() : name.substr(before);
}

} // namespace conflictmap
