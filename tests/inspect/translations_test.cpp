#include "inspect/translations.hpp"

#include <catch2/catch.hpp>

#include "job/load_spec.hpp"
#include "project.hpp"
#include "workbench.hpp"

using namespace conflictmap;

namespace {

std::string findings(const std::filesystem::path& file, const std::string& language) {
    Diagnostics diagnostics;
    const auto loaded = job::load_spec(file.string(), diagnostics);
    REQUIRE(loaded);
    const auto map =
        job::compose_map(loaded->map, {}, {"", language}, loaded->root, workbench::typesetter(), diagnostics);
    REQUIRE(map);
    inspect::check_translations(loaded->map, map->page, map->sheet, language, diagnostics);
    return workbench::told(diagnostics);
}

} // namespace

TEST_CASE("the standard maps have every text in English and Ukrainian", "[inspect]") {
    for (const auto& name : workbench::map_names()) {
        for (const char* language : {"en", "uk"}) {
            INFO(name << " " << language);
            CHECK(findings(workbench::root().maps() / (name + ".yaml"), language).empty());
        }
    }
}

TEST_CASE("missing translations are found in the spec, the style and the data", "[inspect]") {
    const std::string told = findings(project::root() + "/maps/donbas.yaml", "ru");
    CHECK(told.find("donbas.yaml:2:6: warning: 'title' has no text in 'ru' (add one; 'What Russia holds of the Donbas' "
                    "is used instead)") != std::string::npos);
    CHECK(told.find("'legend' of layer ") != std::string::npos);
    CHECK(told.find("the legend of class 'held.since-2022' has no text in 'ru'") != std::string::npos);
    CHECK(told.find("of layer 'places' ") == std::string::npos); // all have names in Russian
}
