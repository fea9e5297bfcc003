#pragma once
// PROJ opens files for whoever gives it a text: grids, lists of definitions. Here its contexts are bound to PROJ's own
// data (the folders of proj_info(), links resolved), whatever a text says. Nothing is written or fetched.
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct pj_ctx; // PROJ's PJ_CONTEXT

namespace conflictmap::crs {

/// The folders of PROJ's data: of its installation, and those that the user's environment names. Absolute, links
/// resolved; some need not exist.
const std::vector<std::filesystem::path>& data_folders();

/// The same without loading PROJ, and perhaps some more: where PROJ looks according to its documentation ("Resource
/// files"). Not all exist.
std::vector<std::filesystem::path> possible_data_folders();

/// Loads PROJ, and what it needs for projections, which otherwise happens at the first use.
void load_proj();

struct DestroyContext {
    void operator()(pj_ctx* context) const;
};
using Context = std::unique_ptr<pj_ctx, DestroyContext>;

/// A context for one thread, bound to PROJ's own data, without network and without messages.
Context make_context();

/// Binds the context of another library (GDAL has one for each thread, and does not show it): `work` must make the
/// library look for a file in PROJ, on this thread. False when PROJ was not asked, so that nothing was bound.
bool bind_context_of(const std::function<void()>& work);

/// The files outside PROJ's own data that bound contexts were to open on this thread while this lives, by the names
/// that they were given. None of them was opened.
class Refusals {
public:
    Refusals();
    Refusals(const Refusals&) = delete;
    Refusals& operator=(const Refusals&) = delete;
    ~Refusals();
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// For the contexts.
    void add(const std::string& name);

private:
    std::vector<std::string> names_;
    Refusals* outer_;
};

} // namespace conflictmap::crs
