#include "project.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace project {

std::string root() {
    return CONFLICTMAP_ROOT;
}

std::string program() {
    return CONFLICTMAP_PROGRAM;
}

std::string differences() {
    return CONFLICTMAP_DIFFERENCES;
}

std::string faults() {
    return CONFLICTMAP_FAULTS;
}

std::string open_program() {
    return CONFLICTMAP_OPEN_PROGRAM;
}

std::string old_kernel() {
    return CONFLICTMAP_OLD_KERNEL;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw std::runtime_error("cannot read " + file.string());
    }
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace project
