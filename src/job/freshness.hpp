#pragma once
// Whether a map's files are what drawing it again would give. The manifest says what they were made from; everything
// is compared by content, so that neither the times of files nor where they lie matter.
#include <string>
#include <vector>

#include "job/delivery.hpp"
#include "job/file_hashes.hpp"
#include "job/load_spec.hpp"

namespace conflictmap::job {

struct Freshness {
    /// Why the files must be made again, as a sentence goes on: "styles/own.yaml has changed". Empty: they stand.
    std::string reason;
    /// Inputs by which the manifest is to be brought up to date, for a style that changed where the map does not use
    /// it. Empty: the manifest stands, too.
    std::vector<output::Input> inputs;
    std::int64_t warnings = 0; ///< that were given when the files were made
};

/// `delivery.build` says how the files would be made now. Pictures are compared by their size, and by their content
/// when they are younger than the manifest.
Freshness freshness_of(const Delivery& delivery, const LoadedSpec& loaded, FileHashes& hashes);

} // namespace conflictmap::job
