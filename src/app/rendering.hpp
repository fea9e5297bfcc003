#pragma once
// One spec drawn and written: what the command and the library's render() share.
#include <string>
#include <vector>

#include <conflictmap/conflictmap.hpp>

#include "base/diagnostics.hpp"
#include "text/typesetter.hpp"

namespace conflictmap::app {

struct Rendered {
    Diagnostics diagnostics;
    std::vector<std::filesystem::path> files; ///< written, or to be written in a dry run
    std::vector<std::string> notes;           ///< what was left out of a drawing, and why
    int exit_code = 0;
};

/// The options are taken as checked.
Rendered render_spec(const std::string& file, const RenderOptions& options, const text::Typesetter& typesetter);

} // namespace conflictmap::app
