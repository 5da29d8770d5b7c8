# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` and `cpack` take: program, library, headers, packs, schema, manual pages,
# completions, the Python package, and what pkg-config and find_package() need to build against the library.
include(CMakePackageConfigHelpers)

install(TARGETS mingxi RUNTIME)
install(TARGETS libmingxi EXPORT mingxi-targets LIBRARY NAMELINK_COMPONENT Development)
install(DIRECTORY include/mingxi DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.h)
install(DIRECTORY patterns DESTINATION ${CMAKE_INSTALL_DATADIR}/mingxi FILES_MATCHING PATTERN *.yaml)
install(FILES docs/mingxi.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/mingxi)
install(FILES docs/mingxi.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES docs/zh_CN/mingxi.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1)

# The package for Python is plain source: it calls the command.
set(MINGXI_PYTHON_DIR lib/python3/dist-packages CACHE STRING "Where the Python package is installed")
install(DIRECTORY python/mingxi DESTINATION ${MINGXI_PYTHON_DIR} FILES_MATCHING PATTERN *.py)

# What shells complete is printed by the program itself. A program for another machine cannot be run.
if(NOT CMAKE_CROSSCOMPILING)
    foreach(shell IN ITEMS bash zsh fish)
        add_custom_command(TARGET mingxi POST_BUILD VERBATIM COMMENT ""
            COMMAND ${CMAKE_COMMAND} -E env MINGXI_LANG=en $<TARGET_FILE:mingxi> completion ${shell}
                    > ${PROJECT_BINARY_DIR}/completion.${shell})
    endforeach()
    install(FILES ${PROJECT_BINARY_DIR}/completion.bash RENAME mingxi
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
    install(FILES ${PROJECT_BINARY_DIR}/completion.zsh RENAME _mingxi
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
    install(FILES ${PROJECT_BINARY_DIR}/completion.fish RENAME mingxi.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()

# Both files find the prefix from where they lie, so that an installation can be moved as a whole,
# and `cmake --install --prefix` may differ from what was configured.
set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH MINGXI_PC_TO_PREFIX /${pkgconfig_dir} /)
string(REGEX REPLACE "/$" "" MINGXI_PC_TO_PREFIX "${MINGXI_PC_TO_PREFIX}")
configure_file(cmake/mingxi.pc.in mingxi.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/mingxi.pc DESTINATION ${pkgconfig_dir})

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/mingxi)
set(MINGXI_DATA_DIR ${CMAKE_INSTALL_DATADIR}/mingxi)
configure_package_config_file(cmake/mingxi-config.cmake.in mingxi-config.cmake
    INSTALL_DESTINATION ${package_dir} PATH_VARS MINGXI_DATA_DIR)
write_basic_package_version_file(mingxi-config-version.cmake COMPATIBILITY SameMinorVersion)
install(EXPORT mingxi-targets NAMESPACE mingxi:: DESTINATION ${package_dir})
install(FILES ${PROJECT_BINARY_DIR}/mingxi-config.cmake ${PROJECT_BINARY_DIR}/mingxi-config-version.cmake
    DESTINATION ${package_dir})

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_CONTACT "the mingxi maintainers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Not linked, but without it text in fonts that are not embedded cannot be read.
set(CPACK_DEBIAN_PACKAGE_DEPENDS poppler-data)
# `mingxi report` draws such text, with whatever Chinese font there is.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-wqy-microhei | fonts-noto-cjk")
include(CPack)
