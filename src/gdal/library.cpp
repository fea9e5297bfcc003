#include <stdexcept>

#include <dlfcn.h>
#include <fmt/format.h>

#include "gdal/functions.hpp"

namespace conflictmap::gdal {
namespace {

/// Never closed, because drivers leave threads and handlers behind.
void* library() {
    // The result of dlopen is not const.
    static void* const handle = [] { // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
        void* opened = dlopen(CONFLICTMAP_GDAL_LIBRARY, RTLD_NOW | RTLD_LOCAL);
        if (opened == nullptr) {
            throw std::runtime_error(fmt::format("GDAL cannot be loaded: {}", dlerror()));
        }
        return opened;
    }();
    return handle;
}

} // namespace

void* address_of(const char* name) {
    void* address = dlsym(library(), name);
    if (address == nullptr) {
        throw std::runtime_error(fmt::format("{} has no function {}", CONFLICTMAP_GDAL_LIBRARY, name));
    }
    return address;
}

} // namespace conflictmap::gdal
