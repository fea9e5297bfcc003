#pragma once
// GDAL's objects that belong to their handles. Private to this room.
#include <memory>
#include <type_traits>

#include "source/gdal_functions.hpp"

namespace conflictmap::source {

struct CloseDataset {
    void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<std::remove_pointer_t<GDALDatasetH>, CloseDataset>;

struct DestroyRow {
    void operator()(OGRFeatureH feature) const { OGR_F_Destroy(feature); }
};
using Row = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, DestroyRow>;

} // namespace conflictmap::source
