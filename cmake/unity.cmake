# conflictmap_unity(FOLDER FILES...)
# With CMAKE_UNITY_BUILD, compiles the FILES of each folder right below FOLDER as one unit. Most of the
# compile time of a file is spent on the headers that it shares with its neighbours. Other FILES are compiled alone.
function(conflictmap_unity folder)
  foreach(file ${ARGN})
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${folder} OUTPUT_VARIABLE path)
    if(path MATCHES "^([^./][^/]*)/")
      set_source_files_properties(${file} PROPERTIES UNITY_GROUP ${CMAKE_MATCH_1})
    endif()
  endforeach()
endfunction()
