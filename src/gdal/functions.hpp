#pragma once
// GDAL's functions under their own names, each looked up at its first call. Loading GDAL loads about sixty other
// libraries, which takes 30 ms; a run that draws nothing can save this time. Files of `gdal/` and `source/` include
// this header, not GDAL's own. A function that is missing from the list below causes a linker error.
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include "base/dynamic_library.hpp"

namespace conflictmap {
namespace gdal {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): it remembers that it is loaded
inline constinit DynamicLibrary library(CONFLICTMAP_GDAL_LIBRARY);

} // namespace gdal

// The attribute "the result must be used" belongs to a function, not to its type.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-attributes"
CONFLICTMAP_IMPORT(gdal::library, CPLCalloc);
CONFLICTMAP_IMPORT(gdal::library, CPLGetErrorHandlerUserData);
CONFLICTMAP_IMPORT(gdal::library, CPLHTTPPushFetchCallback);
CONFLICTMAP_IMPORT(gdal::library, CPLPopErrorHandler);
CONFLICTMAP_IMPORT(gdal::library, CPLPopFileFinder);
CONFLICTMAP_IMPORT(gdal::library, CPLPushErrorHandlerEx);
CONFLICTMAP_IMPORT(gdal::library, CPLPushFileFinder);
CONFLICTMAP_IMPORT(gdal::library, CPLRecode);
CONFLICTMAP_IMPORT(gdal::library, CPLSetConfigOption);
CONFLICTMAP_IMPORT(gdal::library, CPLStrdup);
CONFLICTMAP_IMPORT(gdal::library, CSLDestroy);
CONFLICTMAP_IMPORT(gdal::library, GDALClose);
CONFLICTMAP_IMPORT(gdal::library, GDALCreate);
CONFLICTMAP_IMPORT(gdal::library, GDALDatasetCreateLayer);
CONFLICTMAP_IMPORT(gdal::library, GDALDatasetGetLayer);
CONFLICTMAP_IMPORT(gdal::library, GDALDatasetGetLayerCount);
CONFLICTMAP_IMPORT(gdal::library, GDALGetDriverByName);
CONFLICTMAP_IMPORT(gdal::library, GDALGetFileList);
CONFLICTMAP_IMPORT(gdal::library, GDALGetInternalHandle);
CONFLICTMAP_IMPORT(gdal::library, GDALOpenEx);
CONFLICTMAP_IMPORT(gdal::library, GDALVersionInfo);
CONFLICTMAP_IMPORT(gdal::library, OCTCoordinateTransformationOptionsSetOperation);
CONFLICTMAP_IMPORT(gdal::library, OCTDestroyCoordinateTransformation);
CONFLICTMAP_IMPORT(gdal::library, OCTDestroyCoordinateTransformationOptions);
CONFLICTMAP_IMPORT(gdal::library, OCTGetInverse);
CONFLICTMAP_IMPORT(gdal::library, OCTNewCoordinateTransformation);
CONFLICTMAP_IMPORT(gdal::library, OCTNewCoordinateTransformationEx);
CONFLICTMAP_IMPORT(gdal::library, OCTNewCoordinateTransformationOptions);
CONFLICTMAP_IMPORT(gdal::library, OCTTransformEx);
CONFLICTMAP_IMPORT(gdal::library, OGR_FD_GetFieldCount);
CONFLICTMAP_IMPORT(gdal::library, OGR_FD_GetFieldDefn);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_Create);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_Destroy);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_GetFID);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_GetFieldAsDateTimeEx);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_GetFieldAsDouble);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_GetFieldAsInteger64);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_GetFieldAsString);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_GetFieldAsStringList);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_GetGeometryRef);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_IsFieldSetAndNotNull);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_SetFID);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_SetFieldDouble);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_SetFieldInteger64);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_SetFieldNull);
CONFLICTMAP_IMPORT(gdal::library, OGR_F_SetFieldString);
CONFLICTMAP_IMPORT(gdal::library, OGR_Fld_Create);
CONFLICTMAP_IMPORT(gdal::library, OGR_Fld_Destroy);
CONFLICTMAP_IMPORT(gdal::library, OGR_Fld_GetNameRef);
CONFLICTMAP_IMPORT(gdal::library, OGR_Fld_GetType);
CONFLICTMAP_IMPORT(gdal::library, OGR_GT_Flatten);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_CreateFromWkt);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_DestroyGeometry);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_GetDimension);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_GetEnvelope);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_GetGeometryCount);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_GetGeometryRef);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_GetGeometryType);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_GetLinearGeometry);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_GetPointCount);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_GetPoints);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_GetX);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_GetY);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_HasCurveGeometry);
CONFLICTMAP_IMPORT(gdal::library, OGR_G_IsEmpty);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_CreateField);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_DeleteFeature);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_GetFIDColumn);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_GetFeatureCount);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_GetLayerDefn);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_GetName);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_GetNextFeature);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_GetSpatialRef);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_ResetReading);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_SetAttributeFilter);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_SetFeature);
CONFLICTMAP_IMPORT(gdal::library, OGR_L_SetIgnoredFields);
CONFLICTMAP_IMPORT(gdal::library, OSRExportToWktEx);
CONFLICTMAP_IMPORT(gdal::library, OSRGetAngularUnits);
CONFLICTMAP_IMPORT(gdal::library, OSRGetAttrValue);
CONFLICTMAP_IMPORT(gdal::library, OSRGetPrimeMeridian);
CONFLICTMAP_IMPORT(gdal::library, OSRIsCompound);
CONFLICTMAP_IMPORT(gdal::library, OSRIsGeographic);
CONFLICTMAP_IMPORT(gdal::library, OSRIsLocal);
CONFLICTMAP_IMPORT(gdal::library, OSRNewSpatialReference);
CONFLICTMAP_IMPORT(gdal::library, OSRRelease);
CONFLICTMAP_IMPORT(gdal::library, OSRSetAxisMappingStrategy);
CONFLICTMAP_IMPORT(gdal::library, OSRSetFromUserInput);
CONFLICTMAP_IMPORT(gdal::library, OSRSetPROJEnableNetwork);
CONFLICTMAP_IMPORT(gdal::library, OSRSetWellKnownGeogCS);
CONFLICTMAP_IMPORT(gdal::library, RegisterOGRFlatGeobuf);
CONFLICTMAP_IMPORT(gdal::library, RegisterOGRGeoJSON);
CONFLICTMAP_IMPORT(gdal::library, RegisterOGRGeoPackage);
CONFLICTMAP_IMPORT(gdal::library, RegisterOGRLIBKML);
CONFLICTMAP_IMPORT(gdal::library, RegisterOGRMEM);
CONFLICTMAP_IMPORT(gdal::library, RegisterOGRPG);
CONFLICTMAP_IMPORT(gdal::library, RegisterOGRShape);
CONFLICTMAP_IMPORT(gdal::library, VSIAllocFilesystemPluginCallbacksStruct);
CONFLICTMAP_IMPORT(gdal::library, VSIFCloseL);
CONFLICTMAP_IMPORT(gdal::library, VSIFileFromMemBuffer);
CONFLICTMAP_IMPORT(gdal::library, VSIFree);
CONFLICTMAP_IMPORT(gdal::library, VSIFreeFilesystemPluginCallbacksStruct);
CONFLICTMAP_IMPORT(gdal::library, VSIGetFileSystemsPrefixes);
CONFLICTMAP_IMPORT(gdal::library, VSIInstallPluginHandler);
CONFLICTMAP_IMPORT(gdal::library, VSIUnlink);
#undef CONFLICTMAP_IMPORT
#pragma GCC diagnostic pop

} // namespace conflictmap
