#include "cli/program.hpp"

int main(int argc, char** argv) {
    return conflictmap::cli::run_program(argc, argv);
}
