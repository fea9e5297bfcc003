#include "projection/handle.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <sstream>

#include "crs/proj_files.hpp"
#include "crs/proj_functions.hpp"
#include "crs/text.hpp"

namespace conflictmap::projection {
namespace {

struct DestroyObject {
    void operator()(PJ* object) const { proj_destroy(object); }
};
struct DestroyArea {
    void operator()(PJ_AREA* area) const { proj_area_destroy(area); }
};
using Object = std::unique_ptr<PJ, DestroyObject>;

std::string reason(PJ_CONTEXT* context) {
    const int number = proj_context_errno(context);
    // PROJ_ERR_OTHER has no text except "unknown error"; PROJ uses it for names and codes that are not in its database.
    const char* text = number == 0 || number == PROJ_ERR_OTHER ? nullptr : proj_context_errno_string(context, number);
    return text == nullptr ? "not a definition that PROJ knows" : text;
}

/// True for PROJ strings on WGS 84 in metres. They need no database, so setting them up is a hundred times faster.
bool is_plain(const std::string& definition) {
    static constexpr std::array<const char*, 13> heavy{"pipeline", "step", "init",     "units",   "to_meter",
                                                       "axis",     "pm",   "nadgrids", "towgs84", "geoidgrids",
                                                       "R",        "a",    "type"};
    std::istringstream words(definition);
    for (std::string word; words >> word;) {
        const auto name = word.substr(1, word.find('=') - 1);
        if (word.front() != '+' || word == "+proj=pipeline" || word == "+proj=longlat" || word == "+proj=latlong") {
            return false;
        }
        if ((name == "ellps" || name == "datum") && word != "+ellps=WGS84" && word != "+datum=WGS84") {
            return false;
        }
        if (word != "+units=m" && std::find(heavy.begin(), heavy.end(), name) != heavy.end()) {
            return false;
        }
    }
    return true;
}

constexpr double proj_degree = 0.017453292519943296; ///< radians, as in PROJ's table of units

bool is_proj_string(const std::string& definition) {
    return definition.find("+proj=") != std::string::npos;
}

/// The projection itself, from radians: a pipeline with PROJ's conversion of degrees takes a third longer.
Object open_plain(PJ_CONTEXT* context, std::string definition) {
    if (definition.find("+ellps=") == std::string::npos && definition.find("+datum=") == std::string::npos) {
        definition += " +ellps=WGS84";
    }
    return Object(proj_create(context, definition.c_str()));
}

bool is_projected(PJ_CONTEXT* context, const PJ* crs) {
    switch (proj_get_type(crs)) {
    case PJ_TYPE_PROJECTED_CRS:
        return true;
    case PJ_TYPE_BOUND_CRS: {
        const Object source(proj_get_source_crs(context, crs));
        return source && is_projected(context, source.get());
    }
    case PJ_TYPE_COMPOUND_CRS: {
        const Object horizontal(proj_crs_get_sub_crs(context, crs, 0));
        return horizontal && is_projected(context, horizontal.get());
    }
    default:
        return false;
    }
}

/// Metres per unit of the CRS's first axis.
double metres_per_unit(PJ_CONTEXT* context, const PJ* crs) {
    Object base;
    if (proj_get_type(crs) == PJ_TYPE_BOUND_CRS) {
        base.reset(proj_get_source_crs(context, crs));
    } else if (proj_get_type(crs) == PJ_TYPE_COMPOUND_CRS) {
        base.reset(proj_crs_get_sub_crs(context, crs, 0));
    }
    const Object system(proj_crs_get_coordinate_system(context, base ? base.get() : crs));
    double factor = 1;
    if (system) {
        proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr, nullptr);
    }
    return factor > 0 ? factor : 1;
}

Object operation_to(PJ_CONTEXT* context, const PJ* crs, const LonlatBox& extent) {
    const Object wgs84(proj_create(context, "OGC:CRS84"));
    const std::unique_ptr<PJ_AREA, DestroyArea> area(proj_area_create());
    const bool usable = !extent.empty() && extent.width() < 360;
    if (usable) {
        proj_area_set_bbox(area.get(), std::remainder(extent.min.x, 360), std::fmax(extent.min.y, -90.0),
                           std::remainder(extent.max.x, 360), std::fmin(extent.max.y, 90.0));
    }
    const Object raw(proj_create_crs_to_crs_from_pj(context, wgs84.get(), crs, usable ? area.get() : nullptr, nullptr));
    return Object(raw ? proj_normalize_for_visualization(context, raw.get()) : nullptr);
}

} // namespace

struct Operation::State {
    crs::Context context; // destroyed last
    Object object;
    double metres_per_unit = 1;
    double radians_per_unit = 1; ///< of the points that PROJ gets; 1: PROJ takes degrees
};

/// The states that no thread uses now.
class Operation::Pool {
public:
    /// `plain`: the definition from which open_plain can make more such states; empty if it cannot.
    Pool(std::unique_ptr<State> first, std::string plain) : plain_(std::move(plain)) {
        free_.push_back(std::move(first));
    }

    /// A state for one thread, until it is destroyed.
    class Lease {
    public:
        explicit Lease(Pool& pool) : pool_(pool), state_(pool.take()) {}
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease() { pool_.give_back(std::move(state_)); }
        State& operator*() const { return *state_; }
        State* operator->() const { return state_.get(); }

    private:
        Pool& pool_;
        std::unique_ptr<State> state_;
    };

private:
    std::unique_ptr<State> take() {
        std::unique_lock lock(mutex_);
        if (free_.empty() && !plain_.empty()) {
            lock.unlock();
            auto state = std::make_unique<State>();
            state->context = crs::make_context();
            state->object = open_plain(state->context.get(), plain_);
            state->radians_per_unit = proj_degree;
            if (state->object) {
                return state;
            }
            lock.lock();
        }
        returned_.wait(lock, [&] { return !free_.empty(); });
        auto state = std::move(free_.back());
        free_.pop_back();
        return state;
    }
    void give_back(std::unique_ptr<State> state) {
        {
            const std::lock_guard lock(mutex_);
            free_.push_back(std::move(state));
        }
        returned_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<State>> free_;
    std::string plain_;
};

Operation::Operation(std::unique_ptr<Pool> pool) : pool_(std::move(pool)) {}
Operation::Operation(Operation&&) noexcept = default;
Operation& Operation::operator=(Operation&&) noexcept = default;
Operation::~Operation() = default;

std::optional<PlanePoint> Operation::forward(LonlatPoint p) const {
    const Pool::Lease state(*pool_);
    const double unit = state->radians_per_unit;
    const PJ_COORD out = proj_trans(state->object.get(), PJ_FWD, proj_coord(p.x * unit, p.y * unit, 0, 0));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) {
        return std::nullopt;
    }
    return PlanePoint{out.xy.x * state->metres_per_unit, out.xy.y * state->metres_per_unit};
}

std::optional<LonlatPoint> Operation::inverse(PlanePoint p) const {
    const Pool::Lease state(*pool_);
    const double factor = state->metres_per_unit;
    const PJ_COORD out = proj_trans(state->object.get(), PJ_INV, proj_coord(p.x / factor, p.y / factor, 0, 0));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) {
        return std::nullopt;
    }
    return LonlatPoint{out.xy.x / state->radians_per_unit, out.xy.y / state->radians_per_unit};
}

void Operation::forward_in_place(geom::Line<geom::Plane>& points) const {
    if (points.empty()) {
        return;
    }
    const Pool::Lease state(*pool_);
    if (state->radians_per_unit != 1) {
        for (auto& point : points) {
            point = {point.x * state->radians_per_unit, point.y * state->radians_per_unit};
        }
    }
    constexpr std::size_t stride = sizeof(PlanePoint);
    proj_trans_generic(state->object.get(), PJ_FWD, &points[0].x, stride, points.size(), &points[0].y, stride,
                       points.size(), nullptr, 0, 0, nullptr, 0, 0);
    if (state->metres_per_unit != 1) {
        for (auto& point : points) {
            point = {point.x * state->metres_per_unit, point.y * state->metres_per_unit};
        }
    }
}

Opened open(const std::string& definition, const LonlatBox& extent) {
    if (const auto fault = crs::fault_of(definition)) {
        return {nullptr, false, fault->message};
    }
    auto state = std::make_unique<Operation::State>();
    state->context = crs::make_context();
    PJ_CONTEXT* context = state->context.get();
    std::string proj_string = definition;
    std::string name;
    const bool plain = is_proj_string(definition) && is_plain(definition);
    if (plain) {
        state->object = open_plain(context, definition);
        state->radians_per_unit = proj_degree;
    } else {
        const bool bare = is_proj_string(definition) && definition.find("+type=crs") == std::string::npos;
        const Object system(proj_create(context, (bare ? definition + " +type=crs" : definition).c_str()));
        if (!system || proj_is_crs(system.get()) == 0) {
            return {nullptr, false, reason(context)};
        }
        if (!is_projected(context, system.get())) {
            return {nullptr, true, "not a projected coordinate system"};
        }
        name = proj_get_name(system.get());
        const char* exported = proj_as_proj_string(context, system.get(), PJ_PROJ_5, nullptr);
        proj_string = exported == nullptr ? "" : exported;
        state->metres_per_unit = metres_per_unit(context, system.get());
        state->object = operation_to(context, system.get(), extent);
    }
    if (!state->object) {
        return {nullptr, false, reason(context)};
    }
    auto title = title_of(proj_string);
    if (title.empty()) {
        title = name.empty() || name == "unknown" ? definition : name;
    }
    auto pool = std::make_unique<Operation::Pool>(std::move(state), plain ? definition : std::string());
    auto handle = std::make_unique<Projection::Handle>(
        Projection::Handle{Operation(std::move(pool)), domain_of(proj_string), definition, std::move(title)});
    return {std::move(handle), false, {}};
} // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): moved, not leaked

} // namespace conflictmap::projection
