#include <catch2/catch.hpp>

#include "base/yaml.hpp"

using namespace conflictmap;

namespace {

Node parsed(const std::string& text) {
    Diagnostics diagnostics;
    auto root = parse_yaml(text, "a.yaml", diagnostics);
    for (const auto& d : diagnostics.all()) {
        UNSCOPED_INFO(to_text(d));
    }
    REQUIRE(root);
    CHECK(diagnostics.all().empty());
    return std::move(*root);
}

/// "code line:column" of the only diagnostic that the text must cause.
std::string refused(const std::string& text) {
    Diagnostics diagnostics;
    CHECK_FALSE(parse_yaml(text, "a.yaml", diagnostics));
    for (const auto& d : diagnostics.all()) {
        UNSCOPED_INFO(to_text(d));
    }
    REQUIRE(diagnostics.all().size() == 1);
    const Diagnostic& only = diagnostics.all()[0];
    CHECK(only.severity == Severity::error);
    CHECK(only.place.file == "a.yaml");
    CHECK_FALSE(only.message.empty());
    CHECK_FALSE(only.hint.empty());
    return only.code + " " + std::to_string(only.place.line) + ":" + std::to_string(only.place.column);
}

std::string at(const Place& place) {
    return std::to_string(place.line) + ":" + std::to_string(place.column);
}

std::string nested(int levels) {
    return std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']');
}

std::string rows(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += "- 1\n";
    }
    return text;
}

} // namespace

TEST_CASE("values have kinds and keep their order", "[base][yaml]") {
    const Node root = parsed("b: 1\na: [x, 'y', \"z\"]\nn:\nt: ~\ne: ''\nm: { k: v }\n");
    REQUIRE(root.is_map());
    REQUIRE(root.entries.size() == 6);
    CHECK(root.entries[0].first.name == "b");
    CHECK(root.entries[1].first.name == "a");
    CHECK(root.find("b")->scalar == "1");
    CHECK_FALSE(root.find("b")->quoted);
    const Node* list = root.find("a");
    REQUIRE(list->is_list());
    REQUIRE(list->items.size() == 3);
    CHECK_FALSE(list->items[0].quoted);
    CHECK(list->items[1].quoted);
    CHECK(list->items[2].quoted);
    CHECK(root.find("n")->kind == Node::Kind::null);
    CHECK(root.find("t")->kind == Node::Kind::null);
    CHECK(root.find("e")->is_scalar()); // an empty text in quotes is a text, not null
    CHECK(root.find("m")->find("k")->scalar == "v");
    CHECK(root.find("missing") == nullptr);
    CHECK(describe(Node::Kind::null) == "nothing");
    CHECK(describe(Node::Kind::scalar) == "a text");
    CHECK(describe(Node::Kind::list) == "a list");
    CHECK(describe(Node::Kind::map) == "a map");
}

TEST_CASE("every value knows its line and column", "[base][yaml]") {
    const Node root = parsed("# a comment\n"
                             "map: donbas\n"
                             "view:\n"
                             "  bbox: [22, 44,\n"
                             "    40.5]\n"
                             "layers:\n"
                             "  - { id: places, source: base/places }\n");
    CHECK(at(root.place) == "2:1");
    CHECK(root.place.file == "a.yaml");
    CHECK(at(root.entries[0].first.place) == "2:1");
    CHECK(at(root.find("map")->place) == "2:6");
    CHECK(at(root.entries[1].first.place) == "3:1");
    const Node* view = root.find("view");
    CHECK(at(view->place) == "4:3");
    const Node* bbox = view->find("bbox");
    CHECK(at(bbox->place) == "4:9");
    CHECK(at(bbox->items[0].place) == "4:10");
    CHECK(at(bbox->items[1].place) == "4:14");
    CHECK(at(bbox->items[2].place) == "5:5");
    const Node& layer = root.find("layers")->items.at(0);
    CHECK(at(layer.place) == "7:5");
    CHECK(at(layer.entries[1].first.place) == "7:19");
    CHECK(at(layer.find("source")->place) == "7:27");
}

TEST_CASE("columns count letters, not bytes", "[base][yaml]") {
    const Node root = parsed("title: { uk: \"Донбас\", en: \"Donbas\" }\n");
    CHECK(at(root.find("title")->find("en")->place) == "1:28");
    CHECK(at(parsed("a: Київ\nb: { x: 'Ґ', y: 1 }\n").find("b")->find("y")->place) == "2:17");
    CHECK(refused("a: { x: Київ, y: &k 1 }\n") == "yaml-anchor 1:18");
    CHECK(at(parsed("\xEF\xBB\xBFmap: x\n").find("map")->place) == "1:6"); // a byte order mark is not a column
}

TEST_CASE("JSON is accepted", "[base][yaml]") {
    const Node root =
        parsed("{\n\t\"map\": \"x\\u0411\\/y\",\n\t\"on\": true, \"none\": null,\n\t\"list\": [1, -2.5e3, {}]\n}\n");
    CHECK(root.find("map")->scalar == "xБ/y");
    CHECK(root.find("map")->quoted);
    CHECK(root.find("on")->scalar == "true");
    CHECK_FALSE(root.find("on")->quoted);
    CHECK(root.find("none")->kind == Node::Kind::null);
    REQUIRE(root.find("list")->items.size() == 3);
    CHECK(root.find("list")->items[1].scalar == "-2.5e3");
    CHECK(root.find("list")->items[2].is_map());
    CHECK(parsed("{\"a\":1,\"b\":[2]}").find("b")->items[0].scalar == "2"); // no space after the colon
}

TEST_CASE("what strict YAML forbids is refused at its place", "[base][yaml]") {
    CHECK(refused("a: 1\nb: 2\na: 3\n") == "duplicate-key 3:1");
    CHECK(refused("m: { k: 1, k: 2 }\n") == "duplicate-key 1:12");
    CHECK(refused("a: &x 1\n") == "yaml-anchor 1:4");
    CHECK(refused("a: &x [1]\n") == "yaml-anchor 1:4");
    CHECK(refused("a: &x { b: 1 }\nc: *x\n") == "yaml-anchor 1:4");
    CHECK(refused("a: 1\nb: !!str 2\n") == "yaml-tag 2:4");
    CHECK(refused("b: !mine [2]\n") == "yaml-tag 1:4");
    CHECK(refused("b: !mine { c: 2 }\n") == "yaml-tag 1:4");
    CHECK(refused("a: 1\n---\nb: 2\n") == "yaml-documents 3:1");
    CHECK(refused("[a, b]: 1\n") == "yaml-key 1:1");
    CHECK(refused("~: 1\n") == "yaml-key 1:1");
    // Whether there is such an anchor or not.
    CHECK(refused("a: *nobody\n").starts_with("yaml-alias 1:"));
}

TEST_CASE("several duplicate keys are reported at once", "[base][yaml]") {
    Diagnostics diagnostics;
    CHECK_FALSE(parse_yaml("a: 1\na: 2\nb: 1\nb: 2\n", "a.yaml", diagnostics));
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(diagnostics.all()[0].hint == "the first one is at line 1");
    CHECK(diagnostics.all()[1].hint == "the first one is at line 3");
}

TEST_CASE("a broken or empty file is refused with a reason", "[base][yaml]") {
    CHECK(refused("a: [1, 2\n").starts_with("yaml-syntax "));
    CHECK(refused("a: 1\n b: 2\n").starts_with("yaml-syntax 2:"));
    CHECK(refused("a: \"open\n").starts_with("yaml-syntax "));
    CHECK(refused("") == "empty-file 1:1");
    CHECK(refused("# only a comment\n") == "empty-file 1:1");
    CHECK(refused("~\n") == "empty-file 1:1");
    // The markers of a single document do not start a second one.
    CHECK(parsed("---\na: 1\n...\n").find("a")->scalar == "1");
}

TEST_CASE("nesting is limited to 64 levels", "[base][yaml]") {
    CHECK(parsed(nested(yaml_max_depth)).is_list());
    CHECK(refused(nested(yaml_max_depth + 1)) == "yaml-too-deep 1:65");
    CHECK(refused(nested(400)).starts_with("yaml-too-deep "));
}

TEST_CASE("the number of values is limited to 100,000", "[base][yaml]") {
    // The list itself is also a value.
    CHECK(parsed(rows(yaml_max_nodes - 1)).items.size() == static_cast<std::size_t>(yaml_max_nodes - 1));
    CHECK(refused(rows(yaml_max_nodes)) == "yaml-too-large 100000:3");
    // The same number on one line takes no longer.
    std::string flow = "[";
    for (int i = 1; i < yaml_max_nodes; ++i) {
        flow += "їж,";
    }
    const Node list = parsed(flow + "]");
    CHECK(list.items.size() == static_cast<std::size_t>(yaml_max_nodes - 1));
    CHECK(at(list.items.back().place) == "1:" + std::to_string(2 + 3 * (yaml_max_nodes - 2)));
}

TEST_CASE("the size of a file is limited to one megabyte", "[base][yaml]") {
    std::string text = "a: 1\n#";
    text.resize(yaml_max_bytes, 'x');
    CHECK(parsed(text).find("a")->scalar == "1");
    text += 'x';
    CHECK(refused(text) == "yaml-too-large 0:0");
}

TEST_CASE("unknown keys are reported with the nearest known one", "[base][yaml]") {
    const Node root = parsed("title: x\nlayrs: y\nqqqqqqqq: z\n");
    Diagnostics diagnostics;
    CHECK_FALSE(check_keys(root, {"title", "layers"}, "the map", diagnostics));
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(diagnostics.all()[0].message == "unknown key 'layrs' in the map");
    CHECK(diagnostics.all()[0].hint == "did you mean 'layers'?");
    CHECK(at(diagnostics.all()[0].place) == "2:1");
    CHECK(diagnostics.all()[1].hint == "known keys: title, layers");
    CHECK(check_keys(root, {"title", "layrs", "qqqqqqqq"}, "the map", diagnostics));
    CHECK(diagnostics.all().size() == 2);
}

TEST_CASE("a character that YAML cannot contain is refused at its place", "[base]") {
    for (const std::string& wrong : {std::string("\x01"), std::string("\xFF"), std::string("\0", 1)}) {
        Diagnostics diagnostics;
        CHECK_FALSE(parse_yaml("a: 1\nä: x" + wrong + "\n", "f.yaml", diagnostics));
        REQUIRE(diagnostics.all().size() == 1);
        CHECK(diagnostics.all()[0].code == "yaml-syntax");
        CHECK(at(diagnostics.all()[0].place) == "2:5");
    }
}
