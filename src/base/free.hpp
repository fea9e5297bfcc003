#pragma once
// The deleter of a C library's handle.

namespace conflictmap {

/// For std::unique_ptr<T, Free<t_destroy>>: calls the library's own destroy function.
template <auto function> struct Free {
    template <class T> void operator()(T* handle) const { function(handle); }
};

} // namespace conflictmap
