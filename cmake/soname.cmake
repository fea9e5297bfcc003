# conflictmap_soname(LIBRARY PREFIX)
# Defines PREFIX_LIBRARY, the SONAME of a shared library, and PREFIX_FILE, that name with its folder. Adds the SONAME to
# the list `sonames`.
function(conflictmap_soname library prefix)
  execute_process(COMMAND ${CMAKE_OBJDUMP} -p ${library} OUTPUT_VARIABLE header COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "SONAME +([^ \n]+)" found "${header}")
  get_filename_component(folder ${library} DIRECTORY)
  target_compile_definitions(conflictmap_library PRIVATE ${prefix}_LIBRARY="${CMAKE_MATCH_1}"
                                                         ${prefix}_FILE="${folder}/${CMAKE_MATCH_1}")
  set(sonames ${sonames} ${CMAKE_MATCH_1} PARENT_SCOPE)
endfunction()
