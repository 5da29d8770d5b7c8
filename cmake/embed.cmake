# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D INPUT=FILE -D OUTPUT=FILE.c -D NAME=SYMBOL -P embed.cmake: FILE as a C array that ends
# with a NUL. Not a string: ISO C promises only 4095 characters of one.
file(READ "${INPUT}" hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," hex "${hex}")
get_filename_component(from "${INPUT}" NAME)
file(WRITE "${OUTPUT}" "/* Made from ${from}. */\nextern const char ${NAME}[];\nconst char ${NAME}[] = {\n${hex}0\n};\n")
