#pragma once
// Takes the rows of one layer that GDAL has opened, and accounts for those that it does not give. Private to this room;
// no GDAL header here.
#include <optional>
#include <string>
#include <vector>

#include "crs/proj_files.hpp"
#include "gdal/session.hpp"
#include "source/geojson_audit.hpp"
#include "source/ogr_read.hpp"

namespace conflictmap::source {

/// What a layer is read from, and what went wrong meanwhile. All of it must outlive the reading.
struct LayerOrigin {
    const OgrSource& source;
    const Request& request;
    const gdal::Errors& errors;
    const crs::Refusals& refusals;
};

/// `layer` is an OGRLayerH; `files` are those that it was read from. Nothing, with diagnostics, when the layer as a
/// whole cannot be trusted. Throws DeadlinePassed.
std::optional<Table> read_ogr_layer(void* layer, const LayerOrigin& origin, GeojsonAudit audit,
                                    std::vector<std::string> files, Diagnostics& diagnostics);

/// Says that GDAL cannot read the file. `reason`: GDAL's own words; may be empty.
void report_broken(const Request& request, const std::string& reason, Diagnostics& diagnostics);

} // namespace conflictmap::source
