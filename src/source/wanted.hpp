#pragma once
// Which fields of a source are wanted, and which are therefore read. A field that nobody asked for costs no memory.
#include <string>
#include <vector>

namespace conflictmap::source {

struct Request;

/// Fields by our names.
struct WantedFields {
    std::vector<std::string> names;
    std::vector<std::string> starts; ///< of names: "title_" for the titles in any language
    [[nodiscard]] bool includes(const std::string& name) const;
};

/// The names of a file's fields after Request::rename. Names that the file does not have are ignored.
std::vector<std::string> renamed_fields(const Request& request, const std::vector<std::string>& file_fields);

/// The indices of the fields that are read, in order: those that are wanted, and those that the time and the profile of
/// the request need.
std::vector<std::size_t> kept_fields(const Request& request, const std::vector<std::string>& file_fields);

/// True if the condition may use a field of this name; false only if it certainly does not.
bool may_use(const std::string& condition, const std::string& field);

} // namespace conflictmap::source
