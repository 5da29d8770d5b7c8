# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project is compiled with: the language, the warnings, the sanitizers.
add_library(mingxi_options INTERFACE)
target_compile_features(mingxi_options INTERFACE c_std_17)
target_compile_options(mingxi_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
    -Wformat=2 -Wnull-dereference -Wvla $<$<BOOL:${MINGXI_WERROR}>:-Werror>)
# What a mistake in reading strangers' files can be made into is less with these; they cost nothing
# that can be measured. _FORTIFY_SOURCE needs an optimised build, and is in the way of sanitizers.
if(NOT MINGXI_SANITIZE)
    target_compile_options(mingxi_options INTERFACE -fstack-protector-strong -fstack-clash-protection
        $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
    target_link_options(mingxi_options INTERFACE LINKER:-z,relro,-z,now,-z,noexecstack)
endif()
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_VISIBILITY_PRESET hidden)
if(MINGXI_SANITIZE)
    set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=undefined
                   -fno-omit-frame-pointer)
    target_compile_options(mingxi_options INTERFACE ${sanitizers})
    target_link_options(mingxi_options INTERFACE ${sanitizers})
endif()
if(MINGXI_COVERAGE)
    target_compile_options(mingxi_options INTERFACE -fprofile-instr-generate -fcoverage-mapping)
    target_link_options(mingxi_options INTERFACE -fprofile-instr-generate)
endif()
if(MINGXI_FUZZ)
    target_compile_options(mingxi_options INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(mingxi_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
