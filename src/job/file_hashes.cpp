#include "job/file_hashes.hpp"

#include "output/hash.hpp"

namespace conflictmap::job {

const std::optional<std::string>& FileSums::of(const std::filesystem::path& file) {
    const std::string name = file.lexically_normal().string();
    const auto found = sums_.find(name);
    return found != sums_.end() ? found->second : sums_.emplace(name, output::sha256_of_file(file)).first->second;
}

} // namespace conflictmap::job
