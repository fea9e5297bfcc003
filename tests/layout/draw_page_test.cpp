// The roles and keys of a page's groups.
#include <functional>
#include <set>

#include "workbench.hpp"

using namespace conflictmap;
using scene::Role;

namespace {

using Visit = std::function<void(const scene::Group&, const scene::Group& parent)>;

void visit_groups(const scene::Group& parent, const Visit& visit) {
    for (const scene::Item& item : parent.items) {
        if (const auto* child = std::get_if<std::unique_ptr<scene::Group>>(&item)) {
            visit(**child, parent);
            visit_groups(**child, visit);
        }
    }
}

} // namespace

TEST_CASE("groups of a page have their roles", "[layout]") {
    const auto& made = workbench::composed("overview");
    REQUIRE(made.page);
    std::map<Role, std::size_t> count;
    std::set<std::string> kinds;
    std::set<std::string> subjects;
    visit_groups(made.page->scene.root, [&](const scene::Group& group, const scene::Group& parent) {
        INFO(group.id);
        ++count[group.role];
        const bool of_feature = group.role == Role::feature || group.role == Role::callout ||
                                group.role == Role::badge || group.role == Role::leader;
        CHECK(of_feature != group.feature.empty());
        CHECK((of_feature || group.role == Role::layer || group.role == Role::labels) != group.layer.empty());
        CHECK((group.role == Role::furniture) != group.kind.empty());
        if (of_feature) {
            CHECK(group.data.at("layer") == group.layer);
            CHECK(group.data.at("feature") == group.feature);
        }
        if (group.role == Role::feature) {
            CHECK(parent.role == Role::layer);
            CHECK(parent.layer == group.layer);
        }
        if (group.role == Role::callout) {
            CHECK(parent.role == Role::callouts);
            subjects.insert(group.layer + " " + group.feature);
        }
        if (group.role == Role::furniture) {
            kinds.insert(group.kind);
        }
    });
    CHECK(count[Role::map] >= 1);
    CHECK(count[Role::frame] == 1);
    CHECK(count[Role::map_furniture] == 1);
    CHECK(count[Role::callouts] == 1);
    CHECK(subjects.size() == 7);
    CHECK(kinds.contains("title"));
    CHECK(kinds.contains("scale-bar"));
}

TEST_CASE("each line of a label has the index of its report", "[layout]") {
    const auto& made = workbench::composed("overview");
    REQUIRE(made.page);
    const auto* map = workbench::find_group(made.page->scene.root, "map");
    REQUIRE(map != nullptr);
    std::set<std::size_t> labels;
    visit_groups(*map, [&](const scene::Group& group, const scene::Group&) {
        for (const scene::Item& item : group.items) {
            if (const auto* text = std::get_if<scene::Text>(&item)) {
                REQUIRE(group.role == Role::labels);
                REQUIRE(text->label);
                const layout::LabelReport& report = made.page->account.placed_labels.at(*text->label);
                CHECK(report.layer == group.layer);
                labels.insert(*text->label);
            }
        }
    });
    CHECK(labels.size() == made.page->account.placed_labels.size());
}
