# What `cmake --install` and `cpack` give: program, library, header, CMake package, data, styles, maps, schemas.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(data ${CMAKE_INSTALL_DATADIR}/conflictmap)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/conflictmap)

# Made by the program itself, so that they say what it does, and with it, so that its target is all that has to be
# built before an installation.
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/made)
macro(conflictmap_made file)
  add_custom_command(
    TARGET conflictmap
    POST_BUILD
    COMMAND $<TARGET_FILE:conflictmap> ${ARGN} > ${CMAKE_CURRENT_BINARY_DIR}/made/${file}
    BYPRODUCTS ${CMAKE_CURRENT_BINARY_DIR}/made/${file}
    VERBATIM)
endmacro()
conflictmap_made(map.schema.json schema map)
conflictmap_made(style.schema.json schema style)
conflictmap_made(events.schema.json schema events)
conflictmap_made(conflictmap.1 describe man)
conflictmap_made(conflictmap.bash describe bash)
conflictmap_made(_conflictmap describe zsh)
conflictmap_made(conflictmap.fish describe fish)

install(TARGETS conflictmap EXPORT conflictmap RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS conflictmap_library EXPORT conflictmap ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/conflictmap DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT conflictmap NAMESPACE conflictmap:: FILE conflictmapTargets.cmake DESTINATION ${package})
configure_package_config_file(
  cmake/conflictmapConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/conflictmapConfig.cmake INSTALL_DESTINATION ${package}
  PATH_VARS data)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/conflictmapConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES cmake/conflictmapAddMap.cmake ${CMAKE_CURRENT_BINARY_DIR}/conflictmapConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/conflictmapConfigVersion.cmake DESTINATION ${package})

# The recipes come along: whoever passes on the lakes and rivers owes their source.
install(DIRECTORY geodata styles maps DESTINATION ${data})
foreach(what map style events)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/made/${what}.schema.json DESTINATION ${data}/schema)
endforeach()
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/made/conflictmap.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(
  FILES ${CMAKE_CURRENT_BINARY_DIR}/made/conflictmap.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME conflictmap)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/made/_conflictmap DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/made/conflictmap.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES packaging/copyright README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs FILES_MATCHING PATTERN "*.md")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME conflictmap)
set(CPACK_PACKAGE_CONTACT "The conflictmap authors <conflictmap@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "draws maps of a conflict from shapefiles and event layers")
set(CPACK_PACKAGE_DESCRIPTION
    "conflictmap draws who holds which land on a day, the line of contact, areas under negotiation and events, from
shapefiles, GeoJSON, GeoPackage and CSV, as PNG and SVG with placed labels and callouts.
.
The package holds the program, its library with a CMake package, styles, map specs and the data that these draw.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The fonts are opened as files, and GDAL when a source needs it: no look at libraries finds them.
execute_process(COMMAND dpkg-query -S ${gdal_soname} OUTPUT_VARIABLE gdal_owner ERROR_QUIET)
string(REGEX MATCH "^[^:]+" gdal_package "${gdal_owner}")
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-noto-core, ${gdal_package}")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS
    "cmake, pkg-config, libproj-dev, libgeos-dev, libpango1.0-dev, libdeflate-dev, libimagequant-dev, libwebp-dev, libwoff-dev, libyaml-cpp-dev, libfmt-dev")
include(CPack)
