#pragma once
// Texts as glyphs of their fonts, for surfaces that keep them (PDF): searchable, to be copied and read aloud.
#include <memory>

#include "scene/scene.hpp"
#include "text/typesetter.hpp"

using cairo_t = struct _cairo; // NOLINT(bugprone-reserved-identifier): Cairo's name; whoever calls owns it

namespace conflictmap::backend {

class LiveText {
public:
    /// One unit of the context is one mm of the page.
    LiveText(cairo_t* cairo, const text::Typesetter& typesetter);
    LiveText(LiveText&&) noexcept;
    LiveText& operator=(LiveText&&) noexcept;
    ~LiveText();

    /// In the source that is set. Letters that stand apart (on a curve, spaced, from several fonts) are tied together
    /// by the text that they stand for, so that a reader finds one word and not its letters.
    void show(const scene::Text& text);

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

} // namespace conflictmap::backend
