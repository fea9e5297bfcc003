#pragma once
// The map before the callouts are placed: whether boxes and leaders may go somewhere, and at what cost.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "label/callouts.hpp"

namespace conflictmap::label {

struct FieldVerdict {
    std::optional<std::size_t> blocker; ///< index of a hard obstacle in the field's own order
    double cost = 0;
};

class CalloutField {
public:
    explicit CalloutField(const std::vector<CalloutObstacle>& obstacles);
    ~CalloutField();
    CalloutField(const CalloutField&) = delete;
    CalloutField& operator=(const CalloutField&) = delete;

    [[nodiscard]] FieldVerdict test_box(const PageBox& box);
    [[nodiscard]] FieldVerdict test_leader(const PageLine& leader);
    [[nodiscard]] std::string name_of(std::size_t obstacle) const;

private:
    struct Index;
    std::unique_ptr<Index> index_;
};

} // namespace conflictmap::label
