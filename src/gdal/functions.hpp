#pragma once
// GDAL's functions under their own names, each looked up at its first call. Loading GDAL loads about sixty other
// libraries, which takes 30 ms; a run that draws nothing can save this time. Files of `gdal/` and `source/` include
// this header, not GDAL's own. A function that is missing from the list below causes a linker error.
#include <atomic>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

namespace conflictmap {
namespace gdal {

/// The address of a function of the library, which is loaded if necessary. Throws std::runtime_error when the library
/// does not exist or has no such function.
void* address_of(const char* name);

/// Called like the function whose name it has.
template <class Signature> class Function;
template <class Result, class... Arguments> class Function<Result(Arguments...)> {
public:
    using Pointer = Result (*)(Arguments...);
    explicit constexpr Function(const char* name) : name_(name) {}
    Result operator()(Arguments... arguments) const { return pointer()(arguments...); }
    // Implicit, because functions are passed to other functions as pointers.
    operator Pointer() const { return pointer(); } // NOLINT(google-explicit-constructor)

private:
    [[nodiscard]] Pointer pointer() const {
        Pointer known = pointer_.load(std::memory_order_relaxed);
        if (known == nullptr) {
            known = reinterpret_cast<Pointer>(address_of(name_));
            pointer_.store(known, std::memory_order_relaxed); // every thread finds the same address
        }
        return known;
    }
    const char* name_;
    mutable std::atomic<Pointer> pointer_{nullptr};
};

} // namespace gdal

// The attribute "the result must be used" belongs to a function, not to its type.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-attributes"
#define CONFLICTMAP_GDAL(name) inline const gdal::Function<decltype(::name)> name(#name)
CONFLICTMAP_GDAL(CPLCalloc);
CONFLICTMAP_GDAL(CPLGetErrorHandlerUserData);
CONFLICTMAP_GDAL(CPLHTTPPushFetchCallback);
CONFLICTMAP_GDAL(CPLPopErrorHandler);
CONFLICTMAP_GDAL(CPLPopFileFinder);
CONFLICTMAP_GDAL(CPLPushErrorHandlerEx);
CONFLICTMAP_GDAL(CPLPushFileFinder);
CONFLICTMAP_GDAL(CPLRecode);
CONFLICTMAP_GDAL(CPLSetConfigOption);
CONFLICTMAP_GDAL(CPLStrdup);
CONFLICTMAP_GDAL(CSLDestroy);
CONFLICTMAP_GDAL(GDALClose);
CONFLICTMAP_GDAL(GDALCreate);
CONFLICTMAP_GDAL(GDALDatasetCreateLayer);
CONFLICTMAP_GDAL(GDALDatasetGetLayer);
CONFLICTMAP_GDAL(GDALDatasetGetLayerCount);
CONFLICTMAP_GDAL(GDALGetDriverByName);
CONFLICTMAP_GDAL(GDALGetFileList);
CONFLICTMAP_GDAL(GDALGetInternalHandle);
CONFLICTMAP_GDAL(GDALOpenEx);
CONFLICTMAP_GDAL(GDALVersionInfo);
CONFLICTMAP_GDAL(OCTCoordinateTransformationOptionsSetOperation);
CONFLICTMAP_GDAL(OCTDestroyCoordinateTransformation);
CONFLICTMAP_GDAL(OCTDestroyCoordinateTransformationOptions);
CONFLICTMAP_GDAL(OCTGetInverse);
CONFLICTMAP_GDAL(OCTNewCoordinateTransformation);
CONFLICTMAP_GDAL(OCTNewCoordinateTransformationEx);
CONFLICTMAP_GDAL(OCTNewCoordinateTransformationOptions);
CONFLICTMAP_GDAL(OCTTransformEx);
CONFLICTMAP_GDAL(OGR_FD_GetFieldCount);
CONFLICTMAP_GDAL(OGR_FD_GetFieldDefn);
CONFLICTMAP_GDAL(OGR_F_Create);
CONFLICTMAP_GDAL(OGR_F_Destroy);
CONFLICTMAP_GDAL(OGR_F_GetFID);
CONFLICTMAP_GDAL(OGR_F_GetFieldAsDateTimeEx);
CONFLICTMAP_GDAL(OGR_F_GetFieldAsDouble);
CONFLICTMAP_GDAL(OGR_F_GetFieldAsInteger64);
CONFLICTMAP_GDAL(OGR_F_GetFieldAsString);
CONFLICTMAP_GDAL(OGR_F_GetFieldAsStringList);
CONFLICTMAP_GDAL(OGR_F_GetGeometryRef);
CONFLICTMAP_GDAL(OGR_F_IsFieldSetAndNotNull);
CONFLICTMAP_GDAL(OGR_F_SetFID);
CONFLICTMAP_GDAL(OGR_F_SetFieldDouble);
CONFLICTMAP_GDAL(OGR_F_SetFieldInteger64);
CONFLICTMAP_GDAL(OGR_F_SetFieldNull);
CONFLICTMAP_GDAL(OGR_F_SetFieldString);
CONFLICTMAP_GDAL(OGR_Fld_Create);
CONFLICTMAP_GDAL(OGR_Fld_Destroy);
CONFLICTMAP_GDAL(OGR_Fld_GetNameRef);
CONFLICTMAP_GDAL(OGR_Fld_GetType);
CONFLICTMAP_GDAL(OGR_GT_Flatten);
CONFLICTMAP_GDAL(OGR_G_CreateFromWkt);
CONFLICTMAP_GDAL(OGR_G_DestroyGeometry);
CONFLICTMAP_GDAL(OGR_G_GetDimension);
CONFLICTMAP_GDAL(OGR_G_GetEnvelope);
CONFLICTMAP_GDAL(OGR_G_GetGeometryCount);
CONFLICTMAP_GDAL(OGR_G_GetGeometryRef);
CONFLICTMAP_GDAL(OGR_G_GetGeometryType);
CONFLICTMAP_GDAL(OGR_G_GetLinearGeometry);
CONFLICTMAP_GDAL(OGR_G_GetPointCount);
CONFLICTMAP_GDAL(OGR_G_GetPoints);
CONFLICTMAP_GDAL(OGR_G_GetX);
CONFLICTMAP_GDAL(OGR_G_GetY);
CONFLICTMAP_GDAL(OGR_G_HasCurveGeometry);
CONFLICTMAP_GDAL(OGR_G_IsEmpty);
CONFLICTMAP_GDAL(OGR_L_CreateField);
CONFLICTMAP_GDAL(OGR_L_DeleteFeature);
CONFLICTMAP_GDAL(OGR_L_GetFIDColumn);
CONFLICTMAP_GDAL(OGR_L_GetFeatureCount);
CONFLICTMAP_GDAL(OGR_L_GetLayerDefn);
CONFLICTMAP_GDAL(OGR_L_GetName);
CONFLICTMAP_GDAL(OGR_L_GetNextFeature);
CONFLICTMAP_GDAL(OGR_L_GetSpatialRef);
CONFLICTMAP_GDAL(OGR_L_ResetReading);
CONFLICTMAP_GDAL(OGR_L_SetAttributeFilter);
CONFLICTMAP_GDAL(OGR_L_SetFeature);
CONFLICTMAP_GDAL(OGR_L_SetIgnoredFields);
CONFLICTMAP_GDAL(OSRExportToWktEx);
CONFLICTMAP_GDAL(OSRGetAngularUnits);
CONFLICTMAP_GDAL(OSRGetAttrValue);
CONFLICTMAP_GDAL(OSRGetPrimeMeridian);
CONFLICTMAP_GDAL(OSRIsCompound);
CONFLICTMAP_GDAL(OSRIsGeographic);
CONFLICTMAP_GDAL(OSRIsLocal);
CONFLICTMAP_GDAL(OSRNewSpatialReference);
CONFLICTMAP_GDAL(OSRRelease);
CONFLICTMAP_GDAL(OSRSetAxisMappingStrategy);
CONFLICTMAP_GDAL(OSRSetFromUserInput);
CONFLICTMAP_GDAL(OSRSetPROJEnableNetwork);
CONFLICTMAP_GDAL(OSRSetWellKnownGeogCS);
CONFLICTMAP_GDAL(RegisterOGRFlatGeobuf);
CONFLICTMAP_GDAL(RegisterOGRGeoJSON);
CONFLICTMAP_GDAL(RegisterOGRGeoPackage);
CONFLICTMAP_GDAL(RegisterOGRLIBKML);
CONFLICTMAP_GDAL(RegisterOGRMEM);
CONFLICTMAP_GDAL(RegisterOGRPG);
CONFLICTMAP_GDAL(RegisterOGRShape);
CONFLICTMAP_GDAL(VSIAllocFilesystemPluginCallbacksStruct);
CONFLICTMAP_GDAL(VSIFCloseL);
CONFLICTMAP_GDAL(VSIFileFromMemBuffer);
CONFLICTMAP_GDAL(VSIFree);
CONFLICTMAP_GDAL(VSIFreeFilesystemPluginCallbacksStruct);
CONFLICTMAP_GDAL(VSIGetFileSystemsPrefixes);
CONFLICTMAP_GDAL(VSIInstallPluginHandler);
CONFLICTMAP_GDAL(VSIUnlink);
#undef CONFLICTMAP_GDAL
#pragma GCC diagnostic pop

} // namespace conflictmap
