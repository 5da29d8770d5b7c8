# SPDX-License-Identifier: GPL-3.0-or-later
# The CMakeLists.txt of the consumer: run.sh copies it beside consumer.c under that name.
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES C)
find_package(mingxi REQUIRED)
add_executable(consumer consumer.c)
target_link_libraries(consumer PRIVATE mingxi::libmingxi)
