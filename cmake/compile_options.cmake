# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project is compiled with: the language, the warnings, the sanitizers.
add_library(mingxi_options INTERFACE)
target_compile_features(mingxi_options INTERFACE c_std_17)
target_compile_options(mingxi_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
    -Wformat=2 -Wnull-dereference -Wvla $<$<BOOL:${MINGXI_WERROR}>:-Werror>)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
if(MINGXI_SANITIZE)
    set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=undefined
                   -fno-omit-frame-pointer)
    target_compile_options(mingxi_options INTERFACE ${sanitizers})
    target_link_options(mingxi_options INTERFACE ${sanitizers})
endif()
if(MINGXI_FUZZ)
    target_compile_options(mingxi_options INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(mingxi_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
