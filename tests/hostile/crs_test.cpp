// Definitions of coordinate systems that name files, at every place where a stranger may write one: no file is opened.
#include <catch2/catch.hpp>

#include <cpl_error.h>
#include <gdal.h>
#include <nlohmann/json.hpp>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <sqlite3.h>

#include "gdal_files.hpp"
#include "hostile/files.hpp"

namespace {

namespace fs = std::filesystem;

struct Definition {
    std::string name;
    std::string text;
    bool is_path = true; ///< it names a file by its path, and is refused for that
};

/// `outside`: a folder with a grid "g.gsb" and a list of definitions "init".
std::vector<Definition> definitions(const std::string& outside) {
    const std::string grid = outside + "/g.gsb";
    const std::string wgs84 = "GEOGCS[\"a\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM["
                              "\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]";
    const auto system = [](const std::string& name, const std::string& datum) {
        return "GEOGCRS[\"" + name + "\",DATUM[\"" + datum +
               "\",ELLIPSOID[\"a\",6378137,298.25]],CS[ellipsoidal,2],AXIS[\"latitude\",north],AXIS[\"longitude\","
               "east],ANGLEUNIT[\"degree\",0.0174532925199433]]";
    };
    const auto bound = [&](const std::string& method) {
        return "BOUNDCRS[SOURCECRS[" + system("a", "a") + "],TARGETCRS[" + system("b", "World Geodetic System 1984") +
               "],ABRIDGEDTRANSFORMATION[\"t\"," + method + "]]";
    };
    return {{"nadgrids", "+proj=longlat +nadgrids=" + grid},
            {"list", "+proj=longlat +nadgrids=@foo+bar," + grid},
            {"quoted", "+proj=longlat +nadgrids=\"" + grid + "\""},
            {"spaced", "+proj=longlat +nadgrids = @null , " + grid},
            {"plain", "proj=longlat nadgrids=" + grid},
            {"init", "+init=" + outside + "/init:1"},
            {"init-quoted", "+init=\"" + outside + "/init:1\""},
            {"geoidgrids", "+proj=longlat +vunits=m +geoidgrids=" + grid},
            {"hgridshift", "+proj=pipeline +step +proj=hgridshift +grids=" + grid},
            {"vgridshift", "+proj=pipeline +step +proj=vgridshift +grids=" + grid},
            {"xyzgridshift", "+proj=pipeline +step +proj=xyzgridshift +grids=" + grid},
            {"gridshift", "+proj=pipeline +step +proj=gridshift +grids=" + grid},
            {"deformation", "+proj=deformation +ellps=GRS80 +dt=1 +grids=" + grid},
            {"defmodel", "+proj=defmodel +model=" + grid},
            {"tinshift", "+proj=tinshift +file=" + grid},
            {"relative", "+proj=longlat +nadgrids=../" + fs::path(outside).filename().string() + "/g.gsb"},
            {"dictionary", "DICT:" + grid + ",1"},
            {"file", grid},
            {"list-name", outside + "/init:1"},
            {"proj4-grids", "GEOGCS[\"a\",DATUM[\"a\",SPHEROID[\"a\",6378137,298.25],EXTENSION[\"PROJ4_GRIDS\",\"" +
                                grid + "\"]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]"},
            {"proj4", "PROJCS[\"a\"," + wgs84 +
                          ",PROJECTION[\"custom_proj4\"],UNIT[\"metre\",1],EXTENSION[\"PROJ4\",\"+proj=utm +zone=36 "
                          "+nadgrids=" +
                          grid + "\"]]"},
            {"proj4-init", "PROJCS[\"a\"," + wgs84 +
                               ",PROJECTION[\"Mercator_1SP\"],UNIT[\"metre\",1],EXTENSION[\"PROJ4\",\"+init=" +
                               outside + "/init:1\"]]"},
            {"parameterfile",
             bound("METHOD[\"NTv2\",ID[\"EPSG\",9615]],PARAMETERFILE[\"Latitude and longitude difference file\",\"" +
                   grid + "\"]")},
            {"method", bound("METHOD[\"PROJ-based operation method: +proj=hgridshift +grids=" + grid + "\"]")},
            // In the working folder, where PROJ looks last.
            {"here", "+proj=longlat +nadgrids=here.gsb", false},
            {"here-init", "+init=here:1", false},
            {"here-dictionary", "DICT:here,1", false}};
}

bool is_wkt(const Definition& definition) {
    return definition.text.find('[') != std::string::npos;
}

/// A GeoPackage or FlatGeobuf with one point.
void write_point(const char* driver, const std::string& file, const std::string& crs) {
    gdal_files::start();
    const std::string made = "/vsimem/crs" + fs::path(file).extension().string();
    CPLPushErrorHandler(CPLQuietErrorHandler); // of the grid that is none
    OGRSpatialReferenceH system = OSRNewSpatialReference(nullptr);
    OSRSetFromUserInput(system, crs.c_str());
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(driver), made.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    REQUIRE(dataset != nullptr);
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "l", system, wkbPoint, nullptr);
    OGRFeatureH row = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
    OGR_G_SetPoint_2D(point, 0, 30, 50);
    OGR_F_SetGeometryDirectly(row, point);
    CHECK(OGR_L_CreateFeature(layer, row) == OGRERR_NONE);
    OGR_F_Destroy(row);
    OSRRelease(system);
    GDALClose(dataset);
    CPLPopErrorHandler();
    gdal_files::save(made, file);
}

void set_definition(const fs::path& package, const std::string& text) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(package.c_str(), &database) == SQLITE_OK);
    const auto statement = "UPDATE gpkg_spatial_ref_sys SET organization = 'x', definition = '" + text +
                           "' WHERE srs_id = 32636"; // without apostrophes
    CHECK(sqlite3_exec(database, statement.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

struct Case {
    std::string name; ///< of the spec
    int exit_code = 0;
    std::vector<std::string> says;
};

/// Writes each definition to each place.
class Cases {
public:
    Cases(const cli_tests::Folder& folder, const std::string& outside) : folder_(folder) {
        folder_.write("p.csv", "lon,lat\n30,50\n");
        folder_.write("here.gsb", "no grid");
        folder_.write("here", "<1> +proj=longlat +datum=WGS84 <>\n1,GEOGCS[]\n");
        write_point("GPKG", (folder_.path() / "a.gpkg").string(), "EPSG:32636");
        for (const auto& definition : definitions(outside)) {
            in_spec(definition);
            in_geojson(definition);
            in_shapefile(definition);
            in_package(definition);
        }
        for (const auto& definition : definitions(outside)) {
            if (definition.name == "parameterfile" || definition.name == "proj4-grids") {
                write_point("FlatGeobuf", (folder_.path() / (definition.name + ".fgb")).string(), definition.text);
                add("fgb-" + definition.name, definition.name + ".fgb", "", 4, {"names a file", "EPSG:4326"});
            }
        }
    }
    [[nodiscard]] const std::vector<Case>& all() const { return all_; }

private:
    void add(const std::string& name, const std::string& source, const std::string& more, int exit_code,
             std::vector<std::string> says, const std::string& extra = "") {
        folder_.write(name + ".yaml", "map: m\nsize: [60 mm, 45 mm]\nview: { bbox: [20, 40, 45, 55] }\n" + extra +
                                          "layers:\n  - { id: l, source: " + source + ", class: point" + more + " }\n");
        all_.push_back({name, exit_code, std::move(says)});
    }
    void in_spec(const Definition& definition) {
        const auto quoted = nlohmann::json(definition.text).dump();
        const bool read = definition.name == "here"; // The grid that PROJ does not have is not used.
        add("crs-" + definition.name, "p.csv", ", crs: " + quoted, read ? 0 : 3,
            {definition.is_path ? "names a file" : ""});
        add("projection-" + definition.name, "p.csv", "", 3, {"PROJ refuses", definition.is_path ? "names a file" : ""},
            "projection: " + quoted + "\n");
        if (read) {
            all_.back().says = {"in degrees"};
        }
    }
    void in_geojson(const Definition& definition) {
        const auto text = nlohmann::json(definition.text).dump();
        const auto crs = R"({"type":"name","properties":{"name":)" + text + "}},";
        const auto rest = "\"features\":[" + hostile::feature(hostile::point()) + "]}";
        folder_.write(definition.name + ".geojson", R"({"type":"FeatureCollection","crs":)" + crs + rest);
        if (definition.is_path) {
            add("geojson-" + definition.name, definition.name + ".geojson", "", 4, {"names a file", "EPSG:4326"});
        } else {
            add("geojson-" + definition.name, definition.name + ".geojson", "", 0, {});
        }
        // What is no JSON to the audit, but to GDAL; which may not understand the definition, either.
        folder_.write("lax-" + definition.name + ".json",
                      R"({"type":"FeatureCollection","x":NaN,"\u0063rs":)" + crs + rest);
        add("lax-" + definition.name, "lax-" + definition.name + ".json", "", -1, {});
    }
    void in_shapefile(const Definition& definition) {
        for (const auto* ending : {"shp", "shx", "dbf"}) {
            fs::copy_file(fs::path(project::root()) / "geodata/areas" / (std::string("donbas.") + ending),
                          folder_.path() / (definition.name + "." + ending));
        }
        folder_.write(definition.name + ".prj", "\n" + definition.text);
        add("prj-" + definition.name, definition.name + ".shp", "", 4, {".shp"});
        if (definition.is_path) {
            all_.back().says = {definition.name + ".prj:2:", "names a file", "EPSG:4326"};
        }
    }
    void in_package(const Definition& definition) {
        const auto name = definition.name + ".gpkg";
        fs::copy_file(folder_.path() / "a.gpkg", folder_.path() / name);
        set_definition(folder_.path() / name, definition.text);
        // GDAL takes only WKT here.
        const bool named = is_wkt(definition) && !definition.name.starts_with("proj4-init") &&
                           definition.name != "proj4" && definition.is_path;
        add("gpkg-" + definition.name, name, "", 4, {named ? "names a file" : "coordinate system"});
    }

    const cli_tests::Folder& folder_;
    std::vector<Case> all_;
};

} // namespace

TEST_CASE("no definition of a coordinate system opens a file outside PROJ's own data", "[hostile]") {
    const cli_tests::Folder folder;
    const cli_tests::Folder elsewhere;
    const auto outside = fs::canonical(elsewhere.path()).string();
    elsewhere.write("g.gsb", "no grid");
    elsewhere.write("init", "<1> +proj=longlat +datum=WGS84 <>\n");
    const Cases cases(folder, outside);
    REQUIRE(cases.all().size() > 150);
    std::string calls;
    for (const auto& each : cases.all()) {
        calls += "'" + project::program() + "' check " + each.name + ".yaml --deadline 20 >'" + each.name +
                 ".said' 2>&1; echo $? >'" + each.name + ".code'; ";
    }
    // Several at once have a process each.
    calls += "'" + project::program() + "' render geojson-list.yaml lax-method.yaml -f svg -j 2 -q -o o 2>/dev/null; ";
    cli_tests::Call call;
    call.folder = folder.path();
    const auto log = (folder.path() / "calls.log").string();
    call.change = {{"ASAN_OPTIONS", "detect_leaks=0"}}; // which does not work in a traced process
    call.arguments = {"-f", "-qq", "-s", "4096", "-e",          "trace=openat,open,openat2",
                      "-o", log,   "sh", "-c",   calls + "true"};
    REQUIRE(cli_tests::run_other("strace", call).exit_code == 0);
    const auto lines = cli_tests::lines_of(cli_tests::bytes_of(log));
    REQUIRE(lines.size() > 10'000);
    const auto outside_name = fs::path(outside).parent_path().filename().string();
    for (const auto& line : lines) {
        const bool here = line.find("\"here") != std::string::npos || line.find("/here") != std::string::npos;
        const bool is_own = line.find("/proj/here") != std::string::npos; // looked for, not there
        if (line.find("/g.gsb") != std::string::npos || line.find("/init\"") != std::string::npos ||
            line.find(outside_name + "/") != std::string::npos || (here && !is_own)) {
            // The program's own reading of its specs and data.
            const bool spec = line.find("here.") != std::string::npos && line.find("here.gsb") == std::string::npos;
            const bool dictionary = line.find("here-") != std::string::npos;
            if (!spec && !dictionary) {
                FAIL_CHECK(line);
            }
        }
    }
    for (const auto& each : cases.all()) {
        INFO(each.name);
        const auto said = cli_tests::bytes_of(folder.path() / (each.name + ".said"));
        INFO(said);
        const int code = std::stoi(cli_tests::bytes_of(folder.path() / (each.name + ".code")));
        CHECK(code <= 4);
        CHECK((each.exit_code < 0 || code == each.exit_code));
        for (const auto& words : each.says) {
            CHECK(said.find(words) != std::string::npos);
        }
    }
}

TEST_CASE("a 'crs' in the spec takes the place of one that names a file", "[hostile]") {
    const cli_tests::Folder folder;
    for (const auto* ending : {"shp", "shx", "dbf"}) {
        fs::copy_file(fs::path(project::root()) / "geodata/areas" / (std::string("donbas.") + ending),
                      folder.path() / (std::string("a.") + ending));
    }
    folder.write("a.prj", "+proj=longlat +nadgrids=/etc/passwd");
    folder.write("a.geojson", R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
                              R"("+proj=longlat +nadgrids=/etc/passwd"}},"features":[)" +
                                  hostile::feature(hostile::point()) + "]}");
    for (const auto* source : {"a.shp", "a.geojson"}) {
        for (const bool set : {false, true}) {
            folder.write("m.yaml",
                         std::string("map: m\nview: { bbox: [20, 40, 45, 55] }\nlayers:\n  - { id: l, source: ") +
                             source + ", class: area" + (set ? ", crs: \"EPSG:4326\"" : "") + " }\n");
            cli_tests::Call call;
            call.folder = folder.path();
            call.arguments = {"check", "m.yaml"};
            const auto result = cli_tests::run(call);
            INFO(result.err);
            CHECK(result.exit_code == (set ? 0 : 4));
        }
    }
}
