#pragma once
// What a map shows, read once before its page is laid out.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "layout/work.hpp"

namespace conflictmap::layout {

/// Reads the view, the layers and what the furniture needs. The sums that layers with `split` give become variables of
/// the workspace. Nothing with diagnostics when something is wrong.
std::optional<Work> read_content(spec::MapSpec& map, compose::Workspace& workspace,
                                 const std::map<std::string, std::vector<spec::LayerSpec>>& groups,
                                 const spec::PageSize& size, Diagnostics& diagnostics);

} // namespace conflictmap::layout
