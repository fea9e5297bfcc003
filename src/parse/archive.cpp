#include "parse/archive.hpp"

#include <algorithm>

#include <unistd.h>
#include <zip.h>

#include "base/deadline.hpp"

namespace conflictmap::parse {
namespace {

struct CloseMember {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};
using OpenMember = std::unique_ptr<zip_file_t, CloseMember>;

zip_t* as_zip(void* handle) {
    return static_cast<zip_t*>(handle);
}

} // namespace

std::optional<Archive> Archive::open(const std::filesystem::path& file, const Roots& roots) {
    auto opened = InputFile::open(file, roots);
    auto* found = std::get_if<InputFile>(&opened);
    if (found == nullptr) {
        return std::nullopt;
    }
    const int descriptor = std::move(*found).release();
    Handle archive(zip_fdopen(descriptor, ZIP_CHECKCONS, nullptr), [](void* handle) { zip_discard(as_zip(handle)); });
    if (!archive) {
        ::close(descriptor); // libzip takes it over only when it succeeds.
        return std::nullopt;
    }
    return Archive(std::move(archive));
}

std::int64_t Archive::count() const {
    return zip_get_num_entries(as_zip(handle_.get()), 0);
}

std::vector<Member> Archive::members() const {
    std::vector<Member> members;
    for (std::int64_t i = 0; i < count(); ++i) {
        zip_stat_t entry;
        zip_stat_init(&entry);
        const auto index = static_cast<zip_uint64_t>(i);
        if (zip_stat_index(as_zip(handle_.get()), index, 0, &entry) == 0 && (entry.valid & ZIP_STAT_NAME) != 0 &&
            (entry.valid & ZIP_STAT_SIZE) != 0) {
            const bool encrypted =
                (entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE;
            members.push_back({entry.name, index, entry.size, encrypted});
        }
    }
    return members;
}

std::optional<std::string> Archive::unpacked(const Member& listed) const {
    const OpenMember member(zip_fopen_index(as_zip(handle_.get()), listed.index, 0));
    if (!member) {
        return std::nullopt;
    }
    std::string bytes;
    bytes.reserve(listed.size + 1);
    constexpr std::uint64_t step = 1U << 20U;
    while (bytes.size() <= listed.size) {
        check_deadline();
        const auto before = bytes.size();
        bytes.resize(before + std::min<std::uint64_t>(step, listed.size + 1 - before));
        const auto got = zip_fread(member.get(), bytes.data() + before, bytes.size() - before);
        bytes.resize(before + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
        if (got <= 0) {
            return got == 0 && bytes.size() == listed.size ? std::optional(std::move(bytes)) : std::nullopt;
        }
    }
    return std::nullopt; // more bytes than declared
}

BytesBuffer::BytesBuffer(std::string_view bytes) {
    char* const start = const_cast<char*>(bytes.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast): never written
    setg(start, start, start + bytes.size());
}

BytesBuffer::pos_type BytesBuffer::seekoff(off_type offset, std::ios_base::seekdir from,
                                           std::ios_base::openmode /*which*/) {
    const off_type all = egptr() - eback();
    const off_type base = from == std::ios_base::beg ? 0 : from == std::ios_base::cur ? gptr() - eback() : all;
    const off_type to = base + offset;
    if (to < 0 || to > all) {
        return {off_type(-1)};
    }
    setg(eback(), eback() + to, egptr());
    return {to};
}

BytesBuffer::pos_type BytesBuffer::seekpos(pos_type to, std::ios_base::openmode which) {
    return seekoff(off_type(to), std::ios_base::beg, which);
}

} // namespace conflictmap::parse
