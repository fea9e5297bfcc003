#include <conflictmap/conflictmap.hpp>

#include <iostream>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: consumer SPEC FOLDER\n";
        return 2;
    }
    conflictmap::RenderOptions options;
    options.out = argv[2];
    options.formats = {"svg"};
    options.root = DATA_DIR;
    const auto result = conflictmap::render(argv[1], options);
    for (const auto& message : result.messages) {
        std::cerr << message.file << ":" << message.line << ": " << message.text << "\n";
    }
    for (const auto& file : result.files) {
        std::cout << file.string() << "\n";
    }
    options.at = "yesterday";
    const auto wrong = conflictmap::render(argv[1], options);
    const bool refused = wrong.exit_code == 2 && wrong.files.empty() && wrong.messages.size() == 1 &&
                         wrong.messages.front().code == "wrong-option";
    return result.ok() && refused && !conflictmap::version().empty() ? 0 : 1;
}
