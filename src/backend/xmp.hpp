#pragma once
#include <string>

#include "backend/backend.hpp"

namespace conflictmap::backend {

/// XMP (ISO 16684-1): the metadata of formats without their own fields. Title, description, author, source, rights,
/// language, program and resolution, if they are known. Without times and random ids, so it is always the same.
std::string xmp_of(const scene::Scene& scene, const Options& options);

} // namespace conflictmap::backend
