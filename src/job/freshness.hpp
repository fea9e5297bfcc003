#pragma once
// Checks whether drawing a map again would give the same files. The manifest records what they were made from. Inputs
// are compared by content, so their times and locations do not matter.
#include <string>
#include <vector>

#include "job/delivery.hpp"
#include "job/file_hashes.hpp"
#include "job/load_spec.hpp"

namespace conflictmap::job {

struct Freshness {
    /// Why the map is out of date, such as "styles/own.yaml has changed". Empty: it is up to date.
    std::string reason;
    /// New inputs for the manifest, if a style has changed in parts that the map does not use. Empty: the manifest is
    /// up to date as well.
    std::vector<output::Input> inputs;
    std::int64_t warnings = 0; ///< reported when the files were made
};

/// `delivery.build` says how the files would be made now. Pictures are compared by size, and by content if they are
/// newer than the manifest.
Freshness freshness_of(const Delivery& delivery, const LoadedSpec& loaded, FileHashes& hashes);

} // namespace conflictmap::job
