// Styles: any text is read or refused with a diagnostic.
#include "fuzz.hpp"
#include "style/lookup.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    static const fuzz::Folder folder;
    const auto file = folder.path() / "fuzz.yaml";
    fuzz::write(file, data, size);
    Diagnostics diagnostics;
    // Every base is the file itself, so that endless chains are tested.
    const auto sheet = style::read_style(
        {file, {}},
        [&](const std::string&) {
            return style::StyleFile{file, {}};
        },
        diagnostics);
    fuzz::require(sheet.has_value() || diagnostics.has_errors(), "refused without a diagnostic");
    if (sheet) {
        style::Lookup lookup(*sheet);
        for (const auto& [name, look] : sheet->classes) {
            style::class_style(lookup, name + ".finer");
        }
    }
    return 0;
}
