# SPDX-License-Identifier: GPL-3.0-or-later
# The pages of `mingxi report` and `mingxi site`: npm fetches the pinned chart library and the bundler,
# which makes few files of them; GLib holds those in the library, compressed.
if(NOT MINGXI_PAGES)
    return()
endif()
find_program(NPM npm)
find_program(NODE NAMES node nodejs)
if(NOT NPM OR NOT NODE)
    message(FATAL_ERROR "npm and node are needed for the pages of `mingxi report` and `mingxi site`: "
        "scripts/install-packages installs them; -DMINGXI_PAGES=OFF builds without pages")
endif()

set(pages_source ${PROJECT_SOURCE_DIR}/src)
set(html_source ${pages_source}/html)
set(html_build ${PROJECT_BINARY_DIR}/html)
file(GLOB_RECURSE html_files CONFIGURE_DEPENDS
    ${html_source}/* ${pages_source}/report/page/* ${pages_source}/site/page/* ${pages_source}/site/sql/*)

# What npm installs lies in the build folder, and is fetched again only when the lock file changes.
# No package's own install script runs.
add_custom_command(OUTPUT ${html_build}/node_modules/.package-lock.json
    COMMAND ${CMAKE_COMMAND} -E make_directory ${html_build}
    COMMAND ${CMAKE_COMMAND} -E copy ${html_source}/package.json ${html_source}/package-lock.json ${html_build}
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefer-offline
    COMMAND ${CMAKE_COMMAND} -E touch ${html_build}/node_modules/.package-lock.json
    DEPENDS ${html_source}/package.json ${html_source}/package-lock.json
    WORKING_DIRECTORY ${html_build}
    COMMENT "Fetching the chart library and the bundler (npm)"
    VERBATIM)
add_custom_command(OUTPUT ${html_build}/report.html
    COMMAND ${NODE} ${html_source}/build.mjs ${pages_source} ${html_build}
    DEPENDS ${html_files} ${html_build}/node_modules/.package-lock.json
    COMMENT "Bundling the pages"
    VERBATIM)
add_custom_command(OUTPUT ${html_build}/resources.c
    COMMAND ${GLIB_COMPILE_RESOURCES} --generate-source --target=${html_build}/resources.c
            --sourcedir=${html_build} --sourcedir=${pages_source} --internal ${html_source}/resources.xml
    DEPENDS ${html_files} ${html_build}/report.html
    VERBATIM)
# Generated code: not held to the project's warnings.
set_source_files_properties(${html_build}/resources.c PROPERTIES COMPILE_OPTIONS "-w")
target_sources(mingxi_core PRIVATE ${html_build}/resources.c)
