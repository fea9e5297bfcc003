#include "gdal/session.hpp"

#include "gdal/files.hpp"
#include "gdal/functions.hpp"

#include <mutex>
#include <stdexcept>

#include "base/first_wall.hpp"
#include "crs/proj_files.hpp"

namespace conflictmap::gdal {
namespace {

/// Refuses every fetch. The caller frees the result with CPLHTTPDestroyResult.
CPLHTTPResult* refuse(const char* /*url*/, CSLConstList /*options*/, GDALProgressFunc /*progress*/, void* /*data*/,
                      CPLHTTPFetchWriteFunc /*write*/, void* /*data*/, void* /*user*/) {
    auto* result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup("the network is switched off");
    return result;
}

/// GDAL's search for data of its own, which a definition "DICT:../file,name" would lead anywhere; nothing is needed.
const char* find_nothing(const char* /*kind*/, const char* /*name*/) {
    return nullptr;
}

void shut_search_for_data() {
    while (CPLPopFileFinder() != nullptr) {
    }
    CPLPushFileFinder(find_nothing);
}

/// GDAL keeps its way of fetching, its search for data and a context of PROJ for each thread. The context is made here,
/// by an operation with a grid that does not exist.
void start_thread() {
    thread_local bool done = false; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
    if (done) {
        return;
    }
    if (first_wall_stands()) {
        CPLHTTPPushFetchCallback(refuse, nullptr);
    }
    shut_search_for_data();
    OSRSetPROJEnableNetwork(0);
    const Errors expected;
    done = crs::bind_context_of([] {
        OGRCoordinateTransformationOptions* options = OCTNewCoordinateTransformationOptions();
        OCTCoordinateTransformationOptionsSetOperation(options, "+proj=hgridshift +grids=conflictmap", FALSE);
        OCTDestroyCoordinateTransformation(OCTNewCoordinateTransformationEx(nullptr, nullptr, options));
        OCTDestroyCoordinateTransformationOptions(options);
    });
    if (!done) {
        throw std::runtime_error("GDAL has a PROJ of its own, whose files cannot be chosen");
    }
}

void CPL_STDCALL catch_error(CPLErr severity, CPLErrorNum /*number*/, const char* message) {
    if (severity >= CE_Warning) {
        static_cast<Errors*>(CPLGetErrorHandlerUserData())->add(severity == CE_Warning, message);
    }
}

} // namespace

void start() {
    static std::once_flag once;
    std::call_once(once, [] {
        CPLSetConfigOption("SHAPE_RESTORE_SHX", "NO");
        CPLSetConfigOption("USE_OSR_FIND_MATCHES", "NO"); // avoids a search of PROJ's database for each .prj
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");     // no .aux.xml next to the data
        CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "512");
        CPLSetConfigOption("LIBKML_RESOLVE_STYLE", "NO");
        take_over_file_systems();
        RegisterOGRShape();
        RegisterOGRGeoJSON();
        RegisterOGRGeoPackage();
        RegisterOGRFlatGeobuf();
        RegisterOGRLIBKML();
        RegisterOGRMEM();
    });
    start_thread();
}

void start_postgis() {
    start();
    static std::once_flag once;
    std::call_once(once, [] { RegisterOGRPG(); });
}

MemoryFile::MemoryFile(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {
    // GDAL reads these bytes directly and does not free them.
    VSILFILE* file = VSIFileFromMemBuffer(name_.c_str(), reinterpret_cast<GByte*>(bytes_.data()), bytes_.size(), FALSE);
    if (file == nullptr) {
        throw std::runtime_error("GDAL cannot keep a file in memory");
    }
    VSIFCloseL(file);
}

MemoryFile::~MemoryFile() {
    VSIUnlink(name_.c_str());
}

Errors::Errors() {
    CPLPushErrorHandlerEx(catch_error, this);
}

Errors::~Errors() {
    CPLPopErrorHandler();
}

void Errors::add(bool is_warning, const char* message) {
    if (!is_warning) {
        ++count_;
        last_ = message;
    } else if (warning_.empty()) {
        warning_ = message;
    }
}

bool recode(std::string& text, const std::string& encoding) {
    const Errors errors;
    char* recoded = CPLRecode(text.c_str(), encoding.c_str(), CPL_ENC_UTF8);
    text = recoded;
    CPLFree(recoded);
    return errors.count() == 0 && errors.warning().empty();
}

} // namespace conflictmap::gdal
