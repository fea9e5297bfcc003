#pragma once
// Libraries that are loaded when they are first used, because loading them takes longer than many runs: their functions
// under their own names, each looked up at its first call.
#include <atomic>
#include <string>

namespace conflictmap {

class DynamicLibrary {
public:
    /// `soname`: the name that a program linked with it would use ("libproj.so.25").
    explicit constexpr DynamicLibrary(const char* soname) : soname_(soname) {}
    /// The address of a function. Loads the library if necessary; it is never closed, because libraries leave threads
    /// and handlers behind. May be called from several threads. Throws std::runtime_error if the library does not exist
    /// or has no such function.
    void* address_of(const char* name);

private:
    const char* soname_;
    std::atomic<void*> handle_{nullptr};
};

/// Called like the function whose name it has.
template <DynamicLibrary& library, class Signature> class ImportedFunction;
template <DynamicLibrary& library, class Result, class... Arguments>
class ImportedFunction<library, Result(Arguments...)> {
public:
    using Pointer = Result (*)(Arguments...);
    explicit constexpr ImportedFunction(const char* name) : name_(name) {}
    Result operator()(Arguments... arguments) const { return pointer()(arguments...); }
    // Implicit, because functions are passed to other functions as pointers.
    operator Pointer() const { return pointer(); } // NOLINT(google-explicit-constructor)

private:
    [[nodiscard]] Pointer pointer() const {
        Pointer known = pointer_.load(std::memory_order_relaxed);
        if (known == nullptr) {
            known = reinterpret_cast<Pointer>(library.address_of(name_));
            pointer_.store(known, std::memory_order_relaxed); // every thread finds the same address
        }
        return known;
    }
    const char* name_;
    mutable std::atomic<Pointer> pointer_{nullptr};
};

/// What follows the soname in the name of a library's file: "9.1.1" for libproj.so.25, a link to libproj.so.25.9.1.1.
/// Empty if it is not a link, or nothing follows.
std::string version_of_file(const char* file, const char* soname);

} // namespace conflictmap

// Declares a function of a library in the namespace around it. A header of functions uses it, and undefines it.
#define CONFLICTMAP_IMPORT(library, name) inline const ImportedFunction<library, decltype(::name)> name(#name)
