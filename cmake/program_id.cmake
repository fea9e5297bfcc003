# conflictmap_program_id(FILES...)
# Adds to `conflictmap_generated` a .cpp with `program_id` of job/program_id.hpp: a hash of these files and the
# compiler, rebuilt whenever they change.
function(conflictmap_program_id)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/generated/program_files.txt)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/generated/program_id.cpp)
  list(SORT ARGN)
  list(JOIN ARGN "\n" lines)
  file(CONFIGURE OUTPUT ${list} CONTENT "${lines}" @ONLY)
  set(compiler
      "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_BUILD_TYPE} ${CMAKE_CXX_FLAGS} ${CONFLICTMAP_SANITIZE}")
  set(script ${CMAKE_CURRENT_SOURCE_DIR}/cmake/write_program_id.cmake)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -Dlist=${list} -Dout=${out} -Dfolder=${CMAKE_CURRENT_SOURCE_DIR} "-Dcompiler=${compiler}"
            -P ${script}
    DEPENDS ${ARGN} ${list} ${script}
    COMMENT "Hashing the program's sources"
    VERBATIM)
  set(conflictmap_generated ${conflictmap_generated} ${out} PARENT_SCOPE)
endfunction()
