#include "project.hpp"

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

} // namespace project
