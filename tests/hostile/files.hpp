#pragma once
// Malicious or damaged files, each with the minimum that the program must report.
#include <cstring>
#include <string>
#include <vector>

#include "cli/program.hpp"
#include "project.hpp"

namespace hostile {

namespace fs = std::filesystem;

struct File {
    std::string name; ///< of the spec, without its ending
    int exit_code;    ///< of `check`
    std::string says; ///< part of what it writes to stderr; empty: not checked
};

inline std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}
inline std::string feature(const std::string& geometry, const std::string& properties = "{}") {
    return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}
inline std::string point(const std::string& x = "30", const std::string& y = "50") {
    return R"({"type":"Point","coordinates":[)" + x + "," + y + "]}";
}
inline std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

/// Writes files and their specs into a folder.
class Writer {
public:
    explicit Writer(const cli_tests::Folder& folder) : folder_(folder) {}

    std::vector<File> write() {
        network();
        disguises();
        geojson();
        csv();
        shapefiles();
        texts();
        specs();
        return files_;
    }

private:
    /// A spec with one layer of a source.
    void spec(const std::string& name, const std::string& source, int exit_code, const std::string& says,
              const std::string& more = "") {
        folder_.write(name + ".yaml", "map: " + name +
                                          "\nsize: [60 mm, 45 mm]\nview: { bbox: [20, 40, 45, 55] }\n"
                                          "layers:\n  - { id: l, source: \"" +
                                          source + "\", class: area" + (more.empty() ? "" : ", " + more) +
                                          " }\noutputs: [png]\n");
        files_.push_back({name, exit_code, says});
    }
    void file(const std::string& name, const std::string& ending, const std::string& bytes, int exit_code,
              const std::string& says, const std::string& more = "") {
        folder_.write(name + ending, bytes);
        spec(name, name + ending, exit_code, says, more);
    }

    void network() {
        file("crs-link", ".geojson",
             R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/crs",)"
             R"("type":"ogcwkt"}},"features":[)" +
                 feature(point()) + "]}",
             4, "as a link");
        for (const auto* name :
             {"http://127.0.0.1:9/a.geojson", "/vsicurl/http://127.0.0.1:9/a.geojson", "/vsizip/a.zip/a.shp",
              "/vsistdin/", "WFS:http://127.0.0.1:9/", "PG:host=127.0.0.1 port=9", "MYSQL:a,host=127.0.0.1"}) {
            const bool database = std::strncmp(name, "PG:", 3) == 0;
            const bool absolute = name[0] == '/';
            spec("name-" + std::to_string(files_.size()), name, database || absolute ? 3 : 4,
                 database   ? "by itself"
                 : absolute ? "outside"
                            : "no source",
                 database ? "layer: t" : "");
        }
        file("network-link", ".kml",
             R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Style id="s"><IconStyle><Icon>)"
             R"(<href>http://127.0.0.1:9/i.png</href></Icon></IconStyle></Style><NetworkLink><Link>)"
             R"(<href>http://127.0.0.1:9/a.kml</href></Link></NetworkLink><Placemark>)"
             R"(<styleUrl>http://127.0.0.1:9/s.kml#a</styleUrl><Point><coordinates>30,50</coordinates></Point>)"
             R"(</Placemark></Document></kml>)",
             0, "");
        file("entities", ".kml",
             R"(<?xml version="1.0"?><!DOCTYPE k [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa">)"
             R"(<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">)"
             R"(<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>)"
             R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>&x;&e;&e;&e;</name><Point>)"
             R"(<coordinates>30,50</coordinates></Point></Placemark></Document></kml>)",
             4, "entities.kml");
    }

    void disguises() {
        const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/etc/passwd"
                                "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
        file("vrt-as-geojson", ".geojson", vrt, 4, "cannot be read");
        file("vrt-as-gpkg", ".gpkg", vrt, 4, "cannot be read");
        file("vrt", ".vrt", vrt, 4, "cannot be read");
        file("no-zip", ".zip", "PK\x03\x04 nothing", 4, "not a zip");
        spec("outside", "../../../etc/passwd", 3, "outside");
        spec("absolute", "/etc/passwd", 3, "outside");
        fs::create_symlink("/etc/passwd", folder_.path() / "link.csv");
        spec("link", "link.csv", 3, "outside");
        fs::create_symlink("/dev/zero", folder_.path() / "zero.csv");
        spec("zero", "zero.csv", 3, "outside");
    }

    void geojson() {
        file("truncated", ".geojson", collection(feature(point())).substr(0, 60), 4, "truncated.geojson");
        file("not-features", ".geojson",
             collection("null,5,\"x\",[]," + point() + "," + feature(point()) + "," + feature(point("\"a\"", "1")) +
                        "," + feature(R"({"type":"Nonsense","coordinates":[1,2]})") + "," +
                        feature(R"({"type":"Point"})") + "," + feature(R"({"type":"Point","coordinates":[]})") + "," +
                        feature("null")),
             0, "3 rows rejected: a geometry that cannot be read");
        file("not-finite", ".geojson",
             collection(feature(point("1e400", "50")) + "," + feature(point("NaN", "50")) + "," +
                        feature(point("30", "1e7")) + "," + feature(point())),
             0, "not strict JSON");
        file("few-points", ".geojson",
             collection(feature(R"({"type":"Polygon","coordinates":[[[30,50],[31,50]]]})") + "," +
                        feature(R"({"type":"LineString","coordinates":[[30,50]]})") + "," +
                        feature(R"({"type":"Polygon","coordinates":[[[30,50],[30,50],[30,50],[30,50]]]})")),
             0, "too few points");
        file("deep", ".geojson",
             collection(feature(repeated(R"({"type":"GeometryCollection","geometries":[)", 2000) + point() +
                                repeated("]}", 2000))),
             4, "");
        file("bow-tie", ".geojson",
             collection(feature(R"({"type":"Polygon","coordinates":[[[25,45],[40,52],[40,45],[25,52],[25,45]]]})") +
                        "," +
                        feature(R"({"type":"Polygon","coordinates":[[[170,60],[-170,60],[-170,50],[170,50],)"
                                R"([170,60]]]})") +
                        "," +
                        feature(R"({"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,90],[-180,90],)"
                                R"([-180,-90]]]})")),
             0, "");
    }

    void csv() {
        file("open-quote", ".csv", "lon,lat,t\n30,50,\"a\n31,51,b\n", 4, "never closed");
        file("odd-rows", ".csv", "lon,lat,t\n30,50,a\n31,51\nx,y,b\n,,c\n200,50,d\n30,50,e,f\n", 0, "rejected");
        file("zero-bytes", ".csv", std::string("lon,lat\n30,50\n\0\0\0,1\n", 21), 4, "zero byte");
        file("deep-wkt", ".csv",
             "wkt\n\"" + repeated("GEOMETRYCOLLECTION(", 5000) + "POINT(30 50)" + repeated(")", 5000) +
                 "\"\nPOINT(30 50)\n",
             0, "not well-known text");
        file("lies", ".csv", "lon,lat\n1e308,1e308\nnan,inf\n30,50\n-0,0\n", 0, "rejected");
    }

    void shapefiles() {
        copy_set("huge-table");
        patch("huge-table.dbf", 4, "\xFF\xFF\xFF\x7F");
        spec("huge-table", "huge-table.shp", 4, "cut off");
        copy_set("cut");
        fs::resize_file(folder_.path() / "cut.shp", 5000);
        spec("cut", "cut.shp", 4, "cut off");
        copy_set("no-index");
        fs::remove(folder_.path() / "no-index.shx");
        spec("no-index", "no-index.shp", 4, ".shx");
        copy_set("strange-record");
        patch("strange-record.shp", 108, std::string("\x63\x00\x00\x00", 4)); // a shape type that does not exist
        spec("strange-record", "strange-record.shp", 0, "rejected");
        copy_set("many-parts");
        patch("many-parts.shp", 108 + 36, "\xFF\xFF\xFF\x7F"); // parts of the first record
        spec("many-parts", "many-parts.shp", 0, "rejected");
        copy_set("linked");
        fs::remove(folder_.path() / "linked.dbf");
        fs::create_symlink("/etc/passwd", folder_.path() / "linked.dbf");
        spec("linked", "linked.shp", 4, "is a link");
        copy_set("no-crs");
        fs::remove(folder_.path() / "no-crs.prj");
        spec("no-crs", "no-crs.shp", 4, "crs:");
        spec("crs-url", "no-crs.shp", 3, "not a coordinate system", "crs: \"http://127.0.0.1:9/crs\"");
        spec("crs-file", "no-crs.shp", 3, "not a coordinate system", "crs: \"/etc/passwd\"");
        spec("crs-pipeline", "no-crs.shp", 3, "not a coordinate system",
             "crs: \"+proj=pipeline +step +proj=hgridshift +grids=/etc/passwd\"");
    }

    void texts() {
        file("marks", ".csv", "lon,lat,n\n30,50,a" + repeated("\u0301", 20000) + "\n", 0, "longer than 1024 bytes",
             "label: n");
        file("long", ".csv", "lon,lat,n\n30,50," + std::string(1'000'000, 'W') + "\n", 0, "longer than 1024 bytes",
             "label: n");
        file("markup", ".csv",
             "lon,lat,n\n30,50,<script>alert(1)</"
             "script><b>&amp;]]>\x01\x1B\u202Eabc\u2066\n31,51,\xFF\xC0\x80\xED\xA0\x80\n",
             0, "not UTF-8", "label: n");
    }

    void specs() {
        const auto raw = [&](const std::string& name, const std::string& text, int exit_code, const std::string& says) {
            folder_.write(name + ".yaml", text);
            files_.push_back({name, exit_code, says});
        };
        raw("alias-bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", 3, "anchors");
        raw("alias-self", "&a [*a]\n", 3, "anchors");
        raw("deep-yaml", std::string(100'000, '['), 3, "64 levels");
        raw("large-yaml", "map: " + std::string(1'000'000, 'a'), 3, "1000000 bytes");
        raw("many-values", "map: [" + repeated("a,", 100'000) + "]", 3, "100000 values");
        raw("binary-yaml", std::string("\0\x01\x02\xFF", 4), 3, "");
        raw("projection-file",
            "map: m\nview: { bbox: [20, 40, 45, 55] }\nlayers: []\nprojection: \"+proj=utm +zone=36 "
            "+nadgrids=/etc/passwd\"\n",
            3, "names a file");
        fs::create_symlink("/dev/zero", folder_.path() / "endless.yaml");
        files_.push_back({"endless", 3, "a pipe, a device"});
        fs::create_directory(folder_.path() / "s");
        fs::create_symlink("/etc/passwd", folder_.path() / "s" / "style.yaml");
        raw("style-link", "map: m\nview: { bbox: [20, 40, 45, 55] }\nlayers: []\nstyle: s\n", 3, "unknown style");
    }

    void copy_set(const std::string& stem) {
        for (const auto* ending : {"shp", "shx", "dbf", "prj", "cpg"}) {
            fs::copy_file(fs::path(project::root()) / "geodata/areas" / (std::string("donbas.") + ending),
                          folder_.path() / (stem + "." + ending));
        }
    }
    void patch(const std::string& name, std::size_t at, const std::string& bytes) {
        auto all = cli_tests::bytes_of(folder_.path() / name);
        std::memcpy(all.data() + at, bytes.data(), bytes.size());
        folder_.write(name, all);
    }

    const cli_tests::Folder& folder_;
    std::vector<File> files_;
};

} // namespace hostile
