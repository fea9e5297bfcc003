// Definitions of coordinate systems: a text that is accepted has neither PROJ nor GDAL ask for a file outside PROJ's
// own data, and one that is refused is refused with words.
#include <memory>

#include <proj.h>

#include "crs/proj_files.hpp"
#include "crs/text.hpp"
#include "fuzz.hpp"
#include "source/crs.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    const auto text = fuzz::text_of(data, size);
    const auto fault = crs::fault_of(text);
    if (fault) {
        fuzz::require(!fault->message.empty(), "refused without a word");
        fuzz::require(fault->at <= text.size(), "a fault has its place in the text");
    }
    static const auto context = crs::make_context(); // with the database open
    const crs::Refusals refusals;
    // PROJ reads texts as C has them; what is refused is also tried, against the wall behind the check.
    const std::unique_ptr<PJ, PJ* (*)(PJ*)> object(proj_create(context.get(), text.c_str()), proj_destroy);
    const bool tells_all = text.find('\0') == std::string::npos;
    fuzz::require(fault || !tells_all || refusals.names().empty(), "an accepted definition names no file, to PROJ");
    if (!fault) {
        const auto transformation = source::to_wgs84(text);
        fuzz::require(refusals.names().empty(), "an accepted definition names no file, to GDAL");
    }
    return 0;
}
