// Events as CSV: when a text is read, the ledger accounts for all of its rows.
#include "fuzz.hpp"
#include "source/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    static const fuzz::Folder folder;
    const auto file = folder.path() / "fuzz.csv";
    fuzz::write(file, data, size);
    source::Request request;
    request.path = file;
    request.shown = "fuzz.csv";
    Diagnostics diagnostics;
    const auto table = source::read(request, diagnostics);
    fuzz::require(table.has_value() || diagnostics.has_errors(), "refused without a diagnostic");
    if (table) {
        fuzz::check_ledger(table->ledger, table->features.size());
    }
    return 0;
}
