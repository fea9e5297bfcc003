// Shapefiles: if the header audit accepts them, they are read and the ledger accounts for every row. The input is the
// lengths of .shp and .shx, as two bytes each, followed by .shp, .shx and .dbf.
#include <algorithm>

#include "fuzz.hpp"
#include "source/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    if (size < 4) {
        return 0;
    }
    static const fuzz::Folder folder;
    const std::uint8_t* at = data + 4;
    std::size_t left = size - 4;
    for (const int file : {0, 1, 2}) {
        const std::size_t told = file == 2 ? left : data[2 * file] + std::size_t{256} * data[2 * file + 1];
        const std::size_t length = std::min(told, left);
        constexpr const char* names[] = {"fuzz.shp", "fuzz.shx", "fuzz.dbf"};
        fuzz::write(folder.path() / names[file], at, length);
        at += length;
        left -= length;
    }
    source::Request request;
    request.path = folder.path() / "fuzz.shp";
    request.shown = "fuzz.shp";
    request.crs = "EPSG:4326";
    request.encoding = "UTF-8";
    Diagnostics diagnostics;
    const auto table = source::read(request, diagnostics);
    fuzz::require(table.has_value() || diagnostics.has_errors(), "refused without a diagnostic");
    if (table) {
        fuzz::check_ledger(table->ledger, table->features.size());
    }
    return 0;
}
