// The program without its first wall: of all programs only this one has it down, so that a test sees the second wall
// hold alone.
#include "base/first_wall.hpp"
#include "cli/program.hpp"

namespace conflictmap {

bool first_wall_stands() {
    return false;
}

} // namespace conflictmap

int main(int argc, char** argv) {
    return conflictmap::cli::run_program(argc, argv);
}
