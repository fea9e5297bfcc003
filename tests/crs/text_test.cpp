#include <catch2/catch.hpp>

#include "crs/text.hpp"

using namespace conflictmap::crs;

TEST_CASE("definitions of coordinate systems that PROJ may see", "[crs]") {
    for (const auto* text :
         {"EPSG:4326",
          "epsg:32636",
          "OGC:CRS84",
          "CRS:84",
          "EPSG:32636+5773",
          "urn:ogc:def:crs:EPSG::4326",
          "urn:ogc:def:crs,crs:EPSG::32636,crs:EPSG::5773",
          "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
          "https://www.opengis.net/def/crs/EPSG/0/4326",
          "WGS84",
          "WGS 84 / UTM zone 36N",
          "NAD83(2011) / UTM zone 18N",
          "AUTO:42001,30,50",
          "+proj=utm +zone=36 +datum=WGS84",
          "proj=utm zone=36",
          "+proj=merc +nadgrids=@null +wktext +no_defs",
          "+proj=longlat +nadgrids=us_noaa_conus.tif",
          "+proj=longlat +nadgrids=@a.gsb,b-1.gsb,null",
          "+init=epsg:4326",
          "+proj=lcc +lat_1=48d30'N +lon_0=30d15'20\"E +ellps=krass +towgs84=23.92,-141.27,-80.9,0,0.35,0.82,-0.12",
          "+proj=tmerc +to_meter=1200/3937 +x_0=-1.5e6",
          "GEOGCS[\"NAD83 / no grid\",DATUM[\"a/b\",SPHEROID[\"WGS 84\",6378137,298.257223563]]]",
          "GEOGCS(\"a \"\"b\"\" c/d\")",
          "ESRI::GEOGCS[\"a\"]",
          "PROJCS[\"a\",EXTENSION[\"PROJ4\",\"+proj=merc +a=6378137 +nadgrids=@null +wktext\"]]",
          "BOUNDCRS[METHOD[\"NTv2\"],PARAMETERFILE[\"Latitude and longitude difference file\",\"a.gsb\"]]",
          "GEOGCRS[\"a\",USAGE[SCOPE[\"1:50 000 / all\"],AREA[\"Ukraine – land\"],BBOX[44.3,22.1,52.4,40.2]],"
          "ID[\"EPSG\",4326],TIMEEXTENT[2013-01-01T00:00:00Z],REMARK[\"https://epsg.org/a?b=c\"]]"}) {
        INFO(text);
        const auto fault = fault_of(text);
        INFO((fault ? fault->message : ""));
        CHECK_FALSE(fault);
    }
}

TEST_CASE("definitions of coordinate systems that would have PROJ or GDAL open files", "[crs]") {
    const auto named = [](const std::string& text) {
        const auto fault = file_named_in(text);
        return fault ? fault->message + " at " + std::to_string(fault->at) : "";
    };
    CHECK(named("+proj=longlat +nadgrids=@null,/etc/passwd") == "it names a file, '/etc/passwd' at 30");
    CHECK(named("+init=\"/tmp/a:b\"") == "it names a file, '/tmp/a:b' at 6");
    CHECK(named("PROJCS[\"a\",EXTENSION[\"PROJ4\",\"+proj=utm +nadgrids=/a\"]]") == "it names a file, '/a' at 50");
    for (const auto* text : {"+proj=pipeline +step +proj=hgridshift +grids=/etc/passwd",
                             "+proj=longlat +NADGRIDS = ../a.gsb",
                             "+proj=longlat +nadgrids =\t/a",
                             "+proj=longlat +nadgrids=@foo+bar,/a",
                             "+proj=vgridshift +grids=~/a",
                             "+proj=xy +file=a/b",
                             "+proj=xy +file=a\\b",
                             "+proj=tmerc +to_meter=/etc/passwd",
                             "+title=\"a /etc/b\"",
                             "+proj=tmerc +to_meter=1/2 +file=1/2",
                             "GEOGCS[\"a\",EXTENSION[\"PROJ4\",\"+proj=longlat +nadgrids=./a\"]]",
                             "GEOGCS[\"a\",EXTENSION[\"PROJ4_GRIDS\",\"/a\"]]",
                             "geogcs[\"a\",extension [\"proj4_grids\",\"~/a\"]]",
                             "BOUNDCRS[PARAMETERFILE [\"Latitude and longitude difference file\",\"/etc/passwd\"]]",
                             "BOUNDCRS(PARAMETERFILE(\"a\",\"a/b\"))",
                             "GEOGCS[\"a\",METHOD[\"PROJ-based: +proj=hgridshift +grids=/a\"]]",
                             "GEOGCS[\"a \"\" + init = /tmp/a:1\"]",
                             "/etc/passwd",
                             "../a.prj",
                             "a/b",
                             "~/a",
                             "..",
                             "DICT:/etc/passwd,1",
                             "https://example.org/crs",
                             "http://www.opengis.net/def/crs/../../a",
                             "file:///etc/passwd"}) {
        INFO(text);
        CHECK_FALSE(named(text).empty());
    }
}

TEST_CASE("definitions that are neither a code, a name, a PROJ string nor WKT", "[crs]") {
    for (const auto& [text, message] :
         {std::pair{std::string(" {\"type\": \"GeographicCRS\"}"), "it is PROJJSON"},
          {std::string(" \n"), "it is empty"},
          {std::string("DICT:a,1"), "the name of a coordinate system has no ','"},
          {std::string("<gml:a/>"), "the name of a coordinate system has no '<'"},
          {std::string("EPSG:4326\0", 10), "the name of a coordinate system has no character with the byte 00"},
          {std::string("+proj=utm +title='a'"), "a PROJ string has no '''"},
          {std::string("+proj=utm +title=é"), "a PROJ string has no character with the byte c3"},
          {std::string("+proj=utm ; +zone=1"), "a PROJ string has no ';'"},
          {std::string("GEOGCS[\"a\",\"b]"), "a quotation mark is never closed"},
          {std::string("GEOGCS[\"a\"/]"), "WKT has no '/'"},
          {std::string("GEOGCS[\"a\u201D,EXTENSION[\u201Ca\"]]"), "WKT has no printed quotation marks"},
          {"A[\"a\"," + std::string(70, '['), "its brackets are nested too deeply"},
          {"+proj=utm" + std::string(100'000, ' '), "it is longer than 100000 bytes"}}) {
        INFO(text.substr(0, 100));
        const auto fault = fault_of(text);
        REQUIRE(fault);
        CHECK(fault->message == message);
        CHECK_FALSE(file_named_in(text));
    }
}
