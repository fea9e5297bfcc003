#pragma once
// Whether a small XML file may be given to a parser that calls itself for each level of elements.
#include <cstddef>
#include <optional>
#include <string>

namespace conflictmap::style {

struct XmlFault {
    std::string message;
    std::string hint;
    int line = 1;   ///< from 1
    int column = 1; ///< from 1, in bytes
};

/// Follows tags, quotes, comments, CDATA sections and processing instructions. Nothing when every element is closed by
/// its own name, there is no document type, no "<" in a tag, no zero byte, elements are at most `levels` deep
/// and have at most `attributes` each: no reader can then see more levels than were counted here.
std::optional<XmlFault> fault_of_xml(const std::string& text, std::size_t levels, std::size_t attributes);

} // namespace conflictmap::style
