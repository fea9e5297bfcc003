# conflictmap_add_map(TARGET name SPEC file [FORMATS png svg ...] [SCALES 1 2] [STYLE name] [LANG code]
#                     [OUTPUT_DIRECTORY folder] [OPTIONS option ...] [ALL])
#
# Adds a target that draws the map when any of its inputs has changed: spec, style, data, fonts or program. FORMATS
# defaults to png and svg, SCALES to 1, and OUTPUT_DIRECTORY to the current binary folder. The files are written to a
# folder with the map's name below it, and the target's property CONFLICTMAP_FILES lists them. OPTIONS are other options
# of `conflictmap render`. ALL makes the target a part of the default build.
function(conflictmap_add_map)
  cmake_parse_arguments(PARSE_ARGV 0 map "ALL" "TARGET;SPEC;STYLE;LANG;OUTPUT_DIRECTORY" "FORMATS;SCALES;OPTIONS")
  foreach(needed TARGET SPEC)
    if(NOT map_${needed})
      message(FATAL_ERROR "conflictmap_add_map needs ${needed}")
    endif()
  endforeach()
  if(map_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "conflictmap_add_map does not know: ${map_UNPARSED_ARGUMENTS}")
  endif()
  get_filename_component(spec ${map_SPEC} ABSOLUTE)
  if(NOT EXISTS ${spec})
    message(FATAL_ERROR "conflictmap_add_map: there is no ${spec}")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${spec}) # its name and style name the files
  if(NOT map_FORMATS)
    set(map_FORMATS png svg)
  endif()
  if(NOT map_SCALES)
    set(map_SCALES 1)
  endif()
  if(NOT map_OUTPUT_DIRECTORY)
    set(map_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  endif()
  get_filename_component(out ${map_OUTPUT_DIRECTORY} ABSOLUTE BASE_DIR ${CMAKE_CURRENT_BINARY_DIR})

  conflictmap_spec_value(${spec} map name)
  conflictmap_spec_value(${spec} style style)
  set(stem ${name})
  if((map_STYLE AND NOT map_STYLE STREQUAL style) OR (map_LANG AND NOT map_LANG STREQUAL "en"))
    if(map_STYLE)
      set(style ${map_STYLE})
    endif()
    if(NOT map_LANG)
      set(map_LANG en)
    endif()
    set(stem ${name}.${style}.${map_LANG})
  endif()

  # The same files that render writes, with the manifest first, as in the depfile.
  set(endings .json)
  foreach(format ${map_FORMATS})
    foreach(scale ${map_SCALES})
      if(scale EQUAL 1 OR NOT format MATCHES "^(png|webp)$")
        list(APPEND endings .${format})
      else()
        list(APPEND endings @${scale}x.${format})
      endif()
    endforeach()
  endforeach()
  if("png" IN_LIST map_FORMATS OR "svg" IN_LIST map_FORMATS OR "webp" IN_LIST map_FORMATS)
    list(APPEND endings .figure.html .md)
  elseif("pdf" IN_LIST map_FORMATS)
    list(APPEND endings .md)
  endif()
  if("png" IN_LIST map_FORMATS OR "pdf" IN_LIST map_FORMATS)
    list(APPEND endings .tex)
  endif()
  list(REMOVE_DUPLICATES endings)
  list(TRANSFORM endings PREPEND ${out}/${name}/${stem} OUTPUT_VARIABLE files)

  list(JOIN map_FORMATS "," formats)
  list(JOIN map_SCALES "," scales)
  set(said "")
  if(map_STYLE)
    list(APPEND said --style ${map_STYLE})
  endif()
  if(map_LANG)
    list(APPEND said --lang ${map_LANG})
  endif()
  set(depfile ${CMAKE_CURRENT_BINARY_DIR}/${map_TARGET}.d)
  add_custom_command(
    OUTPUT ${files}
    COMMAND conflictmap::program render ${spec} -q -o ${out} -f ${formats} --scale ${scales} ${said} --depfile
            ${depfile} ${map_OPTIONS}
    DEPENDS ${spec} conflictmap::program
    DEPFILE ${depfile}
    COMMENT "Drawing the map ${stem}"
    VERBATIM)
  set(all "")
  if(map_ALL)
    set(all ALL)
  endif()
  add_custom_target(${map_TARGET} ${all} DEPENDS ${files})
  set_target_properties(${map_TARGET} PROPERTIES CONFLICTMAP_FILES "${files}")
endfunction()

# The plain value of a key at the top level of a spec, without quotes; empty if the key is missing.
function(conflictmap_spec_value spec key result)
  file(STRINGS ${spec} lines REGEX "^\"?${key}\"?:" ENCODING UTF-8)
  string(REGEX REPLACE "^[^:]*:[ \"']*([^\"'# ]*).*$" "\\1" value "${lines}")
  set(${result} ${value} PARENT_SCOPE)
endfunction()
