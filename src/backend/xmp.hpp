#pragma once
#include <string>

#include "backend/backend.hpp"

namespace conflictmap::backend {

/// XMP (ISO 16684-1): the metadata of formats without fields of their own. Title, description, author, source, rights,
/// language, program and resolution, as far as they are known. No dates of the run, no ids: the same every time.
std::string xmp_of(const scene::Scene& scene, const Options& options);

} // namespace conflictmap::backend
