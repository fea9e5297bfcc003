#pragma once
// GDAL's objects that belong to their handles.
#include <memory>
#include <type_traits>

#include "gdal/functions.hpp"

namespace conflictmap::gdal {

struct CloseDataset {
    void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<std::remove_pointer_t<GDALDatasetH>, CloseDataset>;

struct DestroyRow {
    void operator()(OGRFeatureH feature) const { OGR_F_Destroy(feature); }
};
using Row = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, DestroyRow>;

} // namespace conflictmap::gdal
