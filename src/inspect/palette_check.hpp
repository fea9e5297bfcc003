#pragma once
// Checks whether a finished page is legible, and whether its classes can be distinguished, with any colour vision and
// in grey.
#include "layout/page.hpp"
#include "style/style_sheet.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::inspect {

/// The limits for a page. WCAG 2.1: 4.5:1 for text (3:1 from 18 pt, or 14 pt bold; success criterion 1.4.3), 3:1 for
/// graphics that carry meaning (1.4.11). For classes without another difference: CIEDE2000 of 8, four times the
/// difference accepted between patches that should match, and 10 L* in grey, because the patches on a map are small and
/// apart.
struct PaletteLimits {
    double text = 4.5;
    double large_text = 3;
    double symbol = 3;
    double difference = 8;
    double lightness = 10;
};

/// Warns, at the lines of the style, of
/// - texts with too little contrast to their backdrop: the page is drawn without its texts, and each letter is
///   compared with its halo, or the pixels under it;
/// - points and lines of the legend with too little contrast to the backdrop next to them, except those of the class
///   `context`;
/// - two classes of the legend, both areas, lines or points, that look too similar: they have the same hatch, dash,
///   shape, heads and teeth, neither is 1.5 times as wide as the other, and their colours differ too little for one of
///   the visions (base/vision.hpp).
void check_palette(layout::Page page, const style::StyleSheet& sheet, const text::Typesetter& typesetter,
                   Diagnostics& diagnostics, const PaletteLimits& limits = {});

} // namespace conflictmap::inspect
