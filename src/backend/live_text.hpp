#pragma once
// Texts as glyphs of their fonts, for surfaces that keep text (PDF): it can be searched, copied and read aloud.
#include <memory>

#include "scene/scene.hpp"
#include "text/typesetter.hpp"

using cairo_t = struct _cairo; // Cairo's name; the caller owns the context

namespace conflictmap::backend {

class LiveText {
public:
    /// One unit of the context is one mm of the page.
    LiveText(cairo_t* cairo, const text::Typesetter& typesetter);
    LiveText(LiveText&&) noexcept;
    LiveText& operator=(LiveText&&) noexcept;
    ~LiveText();

    /// Draws in the current source. Letters that are separate (on a curve, spaced, from several fonts) are joined by
    /// the text that they represent, so that a reader finds one word, not individual letters.
    void show(const scene::Text& text);

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

} // namespace conflictmap::backend
