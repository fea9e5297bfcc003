#include "base/file.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "source/folder.hpp"

using namespace conflictmap;
using source_tests::Folder;

TEST_CASE("a file is read completely, or reported as unreadable", "[base]") {
    const Folder folder;
    const std::string bytes("a\0b\r\n\xFF", 6);
    const auto file = folder.write("f", bytes);
    Diagnostics diagnostics;
    CHECK(read_file(file, diagnostics) == bytes);
    CHECK(diagnostics.all().empty());
    CHECK_FALSE(read_file(folder.path, diagnostics));
    CHECK_FALSE(read_file(folder.path / "missing", diagnostics));
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(diagnostics.all()[0].code == "unreadable");
    CHECK(diagnostics.all()[0].place.file == folder.path.string());
    CHECK(diagnostics.all()[0].hint == "name a file in it");
    CHECK(diagnostics.all()[1].message == "the file cannot be read: there is no such file");
}

TEST_CASE("a text that is too long is read to one byte beyond the limit", "[base]") {
    const Folder folder;
    const auto file = folder.write("f", std::string(yaml_max_bytes + 5, 'x'));
    Diagnostics diagnostics;
    CHECK(read_file(file, diagnostics)->size() == yaml_max_bytes + 1);
    CHECK(read_file(file, diagnostics, 3) == "xxxx");
    CHECK(read_file(file, diagnostics, 2 * yaml_max_bytes)->size() == yaml_max_bytes + 5);
    std::istringstream stream("abcdef");
    CHECK(read_stream(stream, 3) == "abcd");
    CHECK(diagnostics.all().empty());
}

TEST_CASE("the start of a file is read", "[base]") {
    const Folder folder;
    const auto file = folder.write("f", std::string("a\0bc", 4));
    CHECK(read_bytes(file, 2) == std::string("a\0", 2));
    CHECK(read_bytes(file, 100)->size() == 4);
    CHECK(read_bytes(file, 0) == "");
    CHECK_FALSE(read_bytes(folder.path, 2));
    CHECK_FALSE(read_bytes(folder.path / "missing", 2));
}
