#include <catch2/catch.hpp>

#include "base/crs_text.hpp"

using conflictmap::names_files;

TEST_CASE("definitions of coordinate systems that would make PROJ open files", "[base]") {
    for (const auto* text :
         {"EPSG:4326", "OGC:CRS84", "+proj=utm +zone=36 +datum=WGS84", "+proj=merc +nadgrids=@null +wktext",
          "+proj=longlat +nadgrids=us_noaa_conus.tif", "+init=epsg:4326",
          "GEOGCS[\"NAD83 / no grid\",DATUM[\"a/b\",SPHEROID[\"WGS 84\",6378137,298.257223563]]]",
          "BOUNDCRS[METHOD[\"NTv2\"],PARAMETERFILE[\"Latitude and longitude difference file\",\"a.gsb\"]]"}) {
        INFO(text);
        CHECK_FALSE(names_files(text));
    }
    for (const auto* text :
         {"+proj=pipeline +step +proj=hgridshift +grids=/etc/passwd", "+proj=longlat +nadgrids=@null,/etc/passwd",
          "+proj=longlat +NADGRIDS = ../a.gsb", "+init=/tmp/a:b", "+proj=vgridshift +grids=~/a", "+proj=xy +file=a/b",
          "GEOGCS[\"a\",EXTENSION[\"PROJ4\",\"+proj=longlat +nadgrids=./a.gsb\"]]",
          "BOUNDCRS[PARAMETERFILE [\"Latitude and longitude difference file\",\"/etc/passwd\"]]",
          " {\"type\": \"GeographicCRS\"}"}) {
        INFO(text);
        CHECK(names_files(text));
    }
}
