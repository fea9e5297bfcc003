#include "text/font_subset.hpp"

#include <harfbuzz/hb-subset.h>
#include <woff2/encode.h>

#include <cstdint>
#include <memory>
#include <stdexcept>

#include "base/free.hpp"

namespace conflictmap::text {

namespace {

using Blob = std::unique_ptr<hb_blob_t, Free<hb_blob_destroy>>;
using FontFace = std::unique_ptr<hb_face_t, Free<hb_face_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Free<hb_subset_input_destroy>>;

} // namespace

std::string woff2_subset(const std::filesystem::path& file, const std::set<char32_t>& characters) {
    const Blob whole(hb_blob_create_from_file_or_fail(file.c_str()));
    const FontFace face(whole ? hb_face_create(whole.get(), 0) : nullptr);
    const Input input(hb_subset_input_create_or_fail());
    if (!face || !input) {
        throw std::runtime_error("cannot read the font " + file.string());
    }
    for (const char32_t c : characters) {
        hb_set_add(hb_subset_input_unicode_set(input.get()), c);
    }
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    const FontFace cut(hb_subset_or_fail(face.get(), input.get()));
    const Blob bytes(cut ? hb_face_reference_blob(cut.get()) : nullptr);
    unsigned length = 0;
    const char* data = bytes ? hb_blob_get_data(bytes.get(), &length) : nullptr;
    const auto* font = reinterpret_cast<const std::uint8_t*>(data);
    std::string out(length == 0 ? 0 : woff2::MaxWOFF2CompressedSize(font, length), '\0');
    std::size_t written = out.size();
    if (out.empty() || !woff2::ConvertTTFToWOFF2(font, length, reinterpret_cast<std::uint8_t*>(out.data()), &written)) {
        throw std::runtime_error("cannot make a subset of the font " + file.string());
    }
    out.resize(written);
    return out;
}

} // namespace conflictmap::text
