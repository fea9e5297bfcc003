#include "base/input_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <streambuf>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.hpp"

namespace conflictmap {
namespace {

namespace fs = std::filesystem;

/// Whether the open file is what now lies at a path below one of the roots. A path with a link that is exchanged
/// meanwhile names another file then, which the numbers of the file tell.
bool lies_below(const struct stat& opened, const fs::path& file, const Roots& roots) {
    std::error_code failed;
    const fs::path real = fs::canonical(file, failed);
    struct stat there {};
    if (failed || ::lstat(real.c_str(), &there) != 0 || there.st_dev != opened.st_dev ||
        there.st_ino != opened.st_ino) {
        return false;
    }
    return is_below_one_of(real, roots);
}

bool leads_outside(const fs::path& file, const Roots& roots) {
    std::error_code failed;
    const fs::path real = fs::canonical(file, failed);
    return !failed && !roots.empty() && !is_below_one_of(real, roots);
}

class FileBuffer : public std::streambuf {
public:
    explicit FileBuffer(InputFile file) : file_(std::move(file)) {}

protected:
    int_type underflow() override {
        next_ += static_cast<std::uintmax_t>(egptr() - eback());
        const std::int64_t got = file_.read_at(next_, buffer_.data(), buffer_.size());
        if (got < 0) {
            throw std::ios_base::failure("read"); // The stream catches it, and is bad.
        }
        if (got == 0) {
            setg(buffer_.data(), buffer_.data(), buffer_.data());
            return traits_type::eof();
        }
        setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
        return traits_type::to_int_type(buffer_[0]);
    }
    pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode which) override {
        const auto here = static_cast<off_type>(next_) + (gptr() - eback());
        const off_type base = from == std::ios_base::beg   ? 0
                              : from == std::ios_base::end ? static_cast<off_type>(file_.size())
                                                           : here;
        return seekpos(base + offset, which);
    }
    pos_type seekpos(pos_type to, std::ios_base::openmode /*which*/) override {
        if (static_cast<off_type>(to) < 0) {
            return {off_type(-1)};
        }
        const auto target = static_cast<std::uintmax_t>(static_cast<off_type>(to));
        const auto held = static_cast<std::uintmax_t>(egptr() - eback());
        if (target >= next_ && target <= next_ + held) {
            setg(eback(), eback() + (target - next_), egptr());
        } else {
            next_ = target;
            setg(buffer_.data(), buffer_.data(), buffer_.data());
        }
        return to;
    }

private:
    InputFile file_;
    std::uintmax_t next_ = 0; ///< where in the file the buffer begins
    std::array<char, 65536> buffer_{};
};

class FileStream : public std::istream {
public:
    explicit FileStream(InputFile file) : std::istream(nullptr), buffer_(std::move(file)) { rdbuf(&buffer_); }

private:
    FileBuffer buffer_;
};

} // namespace

std::variant<InputFile, Refusal> InputFile::open(const fs::path& file, const Roots& roots) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0) {
        const int error = errno;
        // The kernel may already refuse what is outside; see cli/second_wall.hpp.
        if (error == EACCES && leads_outside(file, roots)) {
            return Refusal::outside;
        }
        return error == ENOENT || error == ENOTDIR ? Refusal::missing
               : error == ENXIO                    ? Refusal::not_regular // a socket, or a device that is not there
                                                   : Refusal::unreadable;
    }
    InputFile opened(descriptor, 0);
    struct stat here {};
    if (::fstat(descriptor, &here) != 0) {
        return Refusal::unreadable;
    }
    if (!S_ISREG(here.st_mode)) {
        return S_ISDIR(here.st_mode) ? Refusal::folder : Refusal::not_regular;
    }
    if (!roots.empty() && !lies_below(here, file, roots)) {
        return Refusal::outside;
    }
    opened.size_ = static_cast<std::uintmax_t>(here.st_size);
    return opened;
}

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
}

InputFile::~InputFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

int InputFile::release() && {
    return std::exchange(descriptor_, -1);
}

std::int64_t InputFile::read_at(std::uintmax_t offset, char* to, std::size_t count) const {
    ssize_t got = 0;
    do {
        got = ::pread(descriptor_, to, count, static_cast<off_t>(offset));
    } while (got < 0 && errno == EINTR);
    return got;
}

std::unique_ptr<std::istream> stream_of(std::variant<InputFile, Refusal> file) {
    if (auto* opened = std::get_if<InputFile>(&file)) {
        return std::make_unique<FileStream>(std::move(*opened));
    }
    return std::make_unique<std::istream>(nullptr);
}

std::string message_for(Refusal refusal) {
    switch (refusal) {
    case Refusal::missing:
        return "there is no such file";
    case Refusal::folder:
        return "it is a folder";
    case Refusal::not_regular:
        return "it is a pipe, a device or a socket";
    case Refusal::outside:
        return "it is outside the folders that may be read";
    case Refusal::unreadable:
        break;
    }
    return "it may not be read";
}

std::string remedy_for(Refusal refusal) {
    switch (refusal) {
    case Refusal::missing:
        return "check the path";
    case Refusal::folder:
        return "name a file in it";
    case Refusal::not_regular:
        return "name a regular file; a spec can come from standard input, as '-'";
    case Refusal::outside:
        return "copy the file itself to where the link is";
    case Refusal::unreadable:
        break;
    }
    return "give yourself permission to read it";
}

} // namespace conflictmap
