#pragma once
// PROJ's functions under their own names, from a library that is loaded when the first is called: it loads forty other
// libraries, for the network and for certificates, which takes 12 ms. Files of `crs/` and `projection/` include this
// header, not PROJ's own.
#include <proj.h>

#include "base/dynamic_library.hpp"

namespace conflictmap {
namespace crs {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): it remembers that it is loaded
inline constinit DynamicLibrary proj(CONFLICTMAP_PROJ_LIBRARY);

} // namespace crs

CONFLICTMAP_IMPORT(crs::proj, proj_area_create);
CONFLICTMAP_IMPORT(crs::proj, proj_area_destroy);
CONFLICTMAP_IMPORT(crs::proj, proj_area_set_bbox);
CONFLICTMAP_IMPORT(crs::proj, proj_as_proj_string);
CONFLICTMAP_IMPORT(crs::proj, proj_context_create);
CONFLICTMAP_IMPORT(crs::proj, proj_context_destroy);
CONFLICTMAP_IMPORT(crs::proj, proj_context_errno);
CONFLICTMAP_IMPORT(crs::proj, proj_context_errno_string);
CONFLICTMAP_IMPORT(crs::proj, proj_context_set_enable_network);
CONFLICTMAP_IMPORT(crs::proj, proj_context_set_file_finder);
CONFLICTMAP_IMPORT(crs::proj, proj_context_set_fileapi);
CONFLICTMAP_IMPORT(crs::proj, proj_coord);
CONFLICTMAP_IMPORT(crs::proj, proj_create);
CONFLICTMAP_IMPORT(crs::proj, proj_create_crs_to_crs_from_pj);
CONFLICTMAP_IMPORT(crs::proj, proj_crs_get_coordinate_system);
CONFLICTMAP_IMPORT(crs::proj, proj_crs_get_sub_crs);
CONFLICTMAP_IMPORT(crs::proj, proj_cs_get_axis_info);
CONFLICTMAP_IMPORT(crs::proj, proj_destroy);
CONFLICTMAP_IMPORT(crs::proj, proj_dmstor);
CONFLICTMAP_IMPORT(crs::proj, proj_get_name);
CONFLICTMAP_IMPORT(crs::proj, proj_get_source_crs);
CONFLICTMAP_IMPORT(crs::proj, proj_get_type);
CONFLICTMAP_IMPORT(crs::proj, proj_info);
CONFLICTMAP_IMPORT(crs::proj, proj_is_crs);
CONFLICTMAP_IMPORT(crs::proj, proj_log_level);
CONFLICTMAP_IMPORT(crs::proj, proj_normalize_for_visualization);
CONFLICTMAP_IMPORT(crs::proj, proj_trans);
CONFLICTMAP_IMPORT(crs::proj, proj_trans_generic);
#undef CONFLICTMAP_IMPORT

} // namespace conflictmap
