// Pictograms of foreign styles: read or refused with a diagnostic, with all numbers finite.
#include <cmath>

#include "fuzz.hpp"
#include "style/picture.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conflictmap;
    Diagnostics diagnostics;
    const auto picture = style::read_picture(fuzz::text_of(data, size), "fuzz.svg", diagnostics);
    fuzz::require(picture.has_value() || diagnostics.has_errors(), "refused without a diagnostic");
    if (picture) {
        for (const auto& part : picture->parts) {
            for (const auto& step : part.steps) {
                for (const double number : step.xy) {
                    fuzz::require(std::isfinite(number), "a number is not finite");
                }
            }
        }
    }
    return 0;
}
