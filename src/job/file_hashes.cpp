#include "job/file_hashes.hpp"

#include "output/hash.hpp"

namespace conflictmap::job {

const std::optional<std::string>& FileHashes::of(const std::filesystem::path& file, const Roots& roots) {
    const std::string name = file.lexically_normal().string();
    const auto found = hashes_.find(name);
    return found != hashes_.end() ? found->second
                                  : hashes_.emplace(name, output::sha256_of_file(file, roots)).first->second;
}

} // namespace conflictmap::job
