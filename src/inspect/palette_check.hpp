#pragma once
// Whether a finished page can be read, and its classes told apart, by all eyes and in grey.
#include "layout/page.hpp"
#include "style/style_sheet.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::inspect {

/// What is asked of a page. WCAG 2.1: 4.5:1 for text (3:1 from 18 pt, or 14 pt bold; success criterion 1.4.3), 3:1 for
/// graphics that carry meaning (1.4.11). For classes without another difference: CIEDE2000 of 8, four times what is
/// found acceptable between patches that should match, and 10 L* in grey, since map patches are small and apart.
struct PaletteLimits {
    double text = 4.5;
    double large_text = 3;
    double symbol = 3;
    double difference = 8;
    double lightness = 10;
};

/// Warns, at the style's own lines, of
/// - texts with too little contrast to what is behind them: the page is drawn without its texts, and each letter is
///   compared with its rim, or the pixels under it;
/// - points and lines of the legend with too little contrast to the ground beside them, but for those whose class is
///   `context`;
/// - two classes of the legend, both areas, lines or points, that differ neither by hatch, dash, shape, heads, teeth or
///   half their width again, nor enough by colour for each vision (base/vision.hpp).
void check_palette(layout::Page page, const style::StyleSheet& sheet, const text::Typesetter& typesetter,
                   Diagnostics& diagnostics, const PaletteLimits& limits = {});

} // namespace conflictmap::inspect
