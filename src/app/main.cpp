#include "app/program.hpp"

int main(int argc, char** argv) {
    return conflictmap::app::run_program(argc, argv);
}
