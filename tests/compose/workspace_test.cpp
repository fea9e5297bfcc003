#include "source/folder.hpp"
#include "workbench.hpp"

using namespace conflictmap;
using namespace conflictmap::compose;
using source_tests::Folder;
namespace fs = std::filesystem;

namespace {

spec::LayerSpec from(const std::string& source) {
    spec::LayerSpec layer;
    layer.source = Placed<std::string>{source, {"m.yaml", 4, 13}};
    return layer;
}

Diagnostic refused(const spec::LayerSpec& layer, const Workspace& workspace) {
    Diagnostics diagnostics;
    CHECK_FALSE(locate(layer, workspace, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all()[0];
}

Located located(const spec::LayerSpec& layer, const Workspace& workspace) {
    Diagnostics diagnostics;
    auto found = locate(layer, workspace, diagnostics);
    INFO(workbench::told(diagnostics));
    REQUIRE(found);
    CHECK(diagnostics.all().empty());
    return std::move(*found);
}

const std::string one_point = R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
                              R"("geometry":{"type":"Point","coordinates":[30,50]}}]})";

} // namespace

TEST_CASE("sets of the catalogue come first, then files below the spec's folder or the data root", "[compose]") {
    const Folder folder;
    fs::create_directories(folder.path / "spec" / "sub");
    folder.write("spec/own.geojson", one_point);
    folder.write("spec/sub/deep.geojson", one_point);
    auto workspace = workbench::workspace_on();
    workspace.spec_folder = folder.path / "spec";
    const auto set = located(from("base/places"), workspace);
    REQUIRE(set.entry != nullptr);
    CHECK(set.entry->name == "base/places");
    CHECK(set.request.path == workspace.data_root / "base/places.shp");
    CHECK(set.request.shown == "base/places");
    const auto own = located(from("own.geojson"), workspace);
    CHECK(own.entry == nullptr);
    CHECK(fs::equivalent(own.request.path, folder.path / "spec" / "own.geojson"));
    CHECK(located(from("sub/deep.geojson"), workspace).entry == nullptr);
    CHECK(located(from("sub/../own.geojson"), workspace).entry == nullptr);
    const auto shipped = located(from("base/seas.shp"), workspace); // a file of the data root by its path
    CHECK(shipped.entry == nullptr);
    CHECK(shipped.request.path == workspace.data_root / "base/seas.shp");
    // An absolute path is also accepted if it leads there.
    CHECK(located(from((folder.path / "spec" / "own.geojson").string()), workspace).entry == nullptr);
}

TEST_CASE("no path leads out of the spec's folder", "[compose]") {
    const Folder folder;
    fs::create_directories(folder.path / "spec");
    fs::create_directories(folder.path / "spec-twin");
    folder.write("secret.geojson", one_point);
    folder.write("spec-twin/secret.geojson", one_point);
    fs::create_symlink(folder.path / "secret.geojson", folder.path / "spec" / "link.geojson");
    fs::create_directory_symlink(folder.path, folder.path / "spec" / "up");
    auto workspace = workbench::workspace_on();
    workspace.spec_folder = folder.path / "spec";
    for (const std::string& path :
         {std::string("../secret.geojson"), std::string("../spec-twin/secret.geojson"), std::string("link.geojson"),
          std::string("up/secret.geojson"), (folder.path / "secret.geojson").string(), std::string("/etc/passwd"),
          std::string("/nowhere/at/all.shp")}) {
        INFO(path);
        const Diagnostic d = refused(from(path), workspace);
        CHECK(d.code == "path-outside");
        CHECK(d.fault == Fault::spec);
        CHECK(d.place.line == 4);
        CHECK(d.place.column == 13);
    }
    // GDAL's connections and virtual file systems are not files at all.
    for (const auto* path : {"PG:dbname=x", "/vsicurl/http://example.org/a.shp", "http://example.org/a.geojson"}) {
        INFO(path);
        refused(from(path), workspace);
    }
}

TEST_CASE("an unknown source suggests the nearest set", "[compose]") {
    const auto workspace = workbench::workspace_on();
    const Diagnostic near = refused(from("base/place"), workspace);
    CHECK(near.code == "unknown-source");
    CHECK(near.fault == Fault::data);
    CHECK(near.hint == "did you mean 'base/places'?");
    CHECK(near.place.file == "m.yaml");
    CHECK(refused(from("entirely-different-thing.gpkg"), workspace).hint == "see `conflictmap list sources`");
}

TEST_CASE("parts of a set", "[compose]") {
    const auto workspace = workbench::workspace_on();
    auto layer = from("control");
    layer.part = "line";
    CHECK(located(layer, workspace).request.path == workspace.data_root / "control/line.shp");
    layer.part = "lines";
    const Diagnostic unknown = refused(layer, workspace);
    CHECK(unknown.code == "unknown-part");
    CHECK(unknown.hint == "one of: line, settlements");
    layer = from("base/places");
    layer.part = "line";
    CHECK(refused(layer, workspace).hint == "remove 'part'");
}

TEST_CASE("dates outside the range of a set are refused, its first and last day are not", "[compose]") {
    auto workspace = workbench::workspace_on();
    const auto& entry = workspace.catalogue.sets.at("control");
    REQUIRE(entry.known_from);
    REQUIRE(entry.known_to);
    for (const Date& day : {*entry.known_from, *entry.known_to}) {
        workspace.at = day;
        CHECK(located(from("control"), workspace).request.at == day);
    }
    workspace.at = Date{2024, 7, 7};
    REQUIRE(*workspace.at < *entry.known_from);
    Diagnostic d = refused(from("control"), workspace);
    CHECK(d.code == "date-unknown");
    CHECK(d.fault == Fault::data);
    CHECK(d.message == "'control' has no data for 2024-07-07");
    CHECK(d.hint == "choose a day from " + to_iso(*entry.known_from) + " to " + to_iso(*entry.known_to));
    workspace.at = Date{2027, 1, 1};
    CHECK(refused(from("control"), workspace).code == "date-unknown");
    workspace.at.reset();
    d = refused(from("control"), workspace);
    CHECK(d.code == "no-date");
    CHECK(d.fault == Fault::spec);
    // Sets without dates accept any day.
    CHECK_FALSE(located(from("base/places"), workspace).request.at);
}

TEST_CASE("a layer may have its own day", "[compose]") {
    const auto workspace = workbench::workspace_on("2025-03-18");
    auto layer = from("control");
    layer.at = Placed<std::string>{"2024-12-01", {"m.yaml", 4, 30}};
    CHECK(located(layer, workspace).request.at == Date{2024, 12, 1});
    layer.at->value = "{at}";
    CHECK(located(layer, workspace).request.at == Date{2025, 3, 18});
    layer.at->value = "2020-01-01";
    CHECK(refused(layer, workspace).place.column == 30);
    layer.at->value = "yesterday";
    Diagnostics diagnostics;
    CHECK_FALSE(locate(layer, workspace, diagnostics));
    REQUIRE_FALSE(diagnostics.all().empty());
    CHECK(diagnostics.all()[0].code == "wrong-value");
    CHECK(diagnostics.all()[0].place.column == 30);
}

TEST_CASE("the layer's options for its file are passed to the request", "[compose]") {
    auto layer = from("base/places");
    layer.where = Placed<std::string>{"pop > 1", {"m.yaml", 5, 2}};
    layer.layer = "l";
    layer.crs = "EPSG:3857";
    layer.encoding = "CP1251";
    layer.x = "a";
    layer.y = "b";
    layer.fields = {{"name", "N"}};
    const auto request = located(layer, workbench::workspace_on()).request;
    CHECK(request.where == "pop > 1");
    CHECK(request.where_place.line == 5);
    CHECK(request.layer == "l");
    CHECK(request.crs == "EPSG:3857");
    CHECK(request.encoding == "CP1251");
    CHECK(request.x == "a");
    CHECK(request.y == "b");
    CHECK(request.rename.at("name") == "N");
    CHECK(request.place.line == 4);
}

TEST_CASE("all polygons of a table are collected", "[compose]") {
    const auto workspace = workbench::workspace_on();
    Diagnostics diagnostics;
    const auto donbas = read_named({"areas/donbas", {}}, "", {}, workspace, workbench::reads(), diagnostics);
    const auto places =
        read_named({"base/places", {}}, "name_en = 'Kyiv'", {}, workspace, workbench::reads(), diagnostics);
    REQUIRE(donbas);
    REQUIRE(places);
    std::size_t polygons = 0;
    for (const auto& feature : donbas->features) {
        polygons += std::get<geom::Polygons<geom::Lonlat>>(feature.geometry).polygons.size();
    }
    CHECK(all_polygons(*donbas).polygons.size() == polygons);
    CHECK(polygons == 2);
    CHECK(all_polygons(*places).polygons.empty());
    CHECK(places->features.size() == 1);
}
