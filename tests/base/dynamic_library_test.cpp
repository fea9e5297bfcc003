#include "base/dynamic_library.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "source/folder.hpp"

using namespace conflictmap;

namespace {

constinit DynamicLibrary maths("libm.so.6");
constinit DynamicLibrary nothing("libnothing.so.7");
const ImportedFunction<maths, double(double, double)> power("pow");
const ImportedFunction<maths, void()> unknown("conflictmap_has_no_such_function");
const ImportedFunction<nothing, void()> lost("lost");

} // namespace

TEST_CASE("functions of a library that is loaded when it is needed", "[base]") {
    CHECK(power(2, 10) == 1024);
    const auto pointer = static_cast<decltype(power)::Pointer>(power);
    CHECK(pointer(3, 2) == 9);
    CHECK_THROWS_WITH(unknown(), "libm.so.6 has no function conflictmap_has_no_such_function");
    CHECK_THROWS_WITH(lost(), Catch::Matchers::StartsWith("libnothing.so.7 cannot be loaded: "));
}

TEST_CASE("the version of a library is in the name of its file", "[base]") {
    const source_tests::Folder folder;
    folder.write("libx.so.25.9.1.1", "");
    std::filesystem::create_symlink("libx.so.25.9.1.1", folder.path / "libx.so.25");
    folder.write("liby.so.3", "");
    const auto version = [&](const std::string& name) {
        return version_of_file((folder.path / name).string().c_str(), name.c_str());
    };
    CHECK(version("libx.so.25") == "9.1.1");
    CHECK(version("liby.so.3").empty());
    CHECK(version("libz.so.1").empty());
}
