// Conditions, passed to GDAL for a shapefile and for a CSV file: evaluated, or refused with a diagnostic.
#include "fuzz.hpp"
#include "source/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    static const fuzz::Folder folder;
    static const auto csv = [] {
        const std::string rows = "id,name,deaths,x,y\n1,Kyiv,3,30.5,50.4\n2,Lviv,,24.0,49.8\n3,Odesa,1.5,30.7,46.5\n";
        auto file = folder.path() / "fuzz.csv";
        fuzz::write(file, reinterpret_cast<const std::uint8_t*>(rows.data()), rows.size());
        return file;
    }();
    for (const auto& path : {csv, fuzz::root() / "tests" / "bad" / "data" / "towns.shp"}) {
        source::Request request;
        request.path = path;
        request.shown = path.filename().string();
        request.where = fuzz::text_of(data, size);
        Diagnostics diagnostics;
        const auto table = source::read(request, diagnostics);
        fuzz::require(table.has_value() || diagnostics.has_errors(), "refused without a diagnostic");
        if (table) {
            fuzz::check_ledger(table->ledger, table->features.size());
        }
    }
    return 0;
}
