# conflictmap_table(FOLDER NAMESPACE TYPE FUNCTION SUFFIX HEADER)
# Every FOLDER/*.cpp defines `const TYPE& <stem>_SUFFIX()`. Writes a .cpp whose FUNCTION() lists them all in order of
# name, and adds it to `conflictmap_generated`.
function(conflictmap_table folder namespace type function suffix header)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/src/${folder}/*.cpp)
  list(SORT files)
  set(declarations "")
  set(entries "")
  foreach(file ${files})
    get_filename_component(stem ${file} NAME_WE)
    string(REPLACE "-" "_" stem ${stem})
    string(APPEND declarations "const ${type}& ${stem}_${suffix}();\n")
    string(APPEND entries "${stem}_${suffix}(), ")
  endforeach()
  string(REPLACE "/" "_" name ${folder})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/generated/${name}.cpp)
  file(CONFIGURE OUTPUT ${out} CONTENT "// Made by CMake from src/${folder}.
#include \"${header}\"

namespace conflictmap::${namespace} {

${declarations}
const std::vector<${type}>& ${function}() {
    static const std::vector<${type}> all{${entries}};
    return all;
}

} // namespace conflictmap::${namespace}
" @ONLY)
  set(conflictmap_generated ${conflictmap_generated} ${out} PARENT_SCOPE)
endfunction()
