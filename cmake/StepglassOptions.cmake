# SPDX-FileCopyrightText: The Stepglass developers
# SPDX-License-Identifier: GPL-3.0-or-later

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

# ccache keys on the compiler's inputs; precompiled headers need its permission to ignore their time stamps.
find_program(STEPGLASS_CCACHE ccache)
if(STEPGLASS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${STEPGLASS_CCACHE})
endif()

# All flags of the project live on this one target.
add_library(stepglass_options INTERFACE)
target_include_directories(stepglass_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(stepglass_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(STEPGLASS_WARNINGS_ARE_ERRORS)
  target_compile_options(stepglass_options INTERFACE -Werror)
endif()
if(STEPGLASS_SANITIZE)
  target_compile_options(stepglass_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(stepglass_options INTERFACE -fsanitize=address,undefined)
endif()
if(STEPGLASS_SANITIZE_THREADS)
  target_compile_options(stepglass_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
  target_link_options(stepglass_options INTERFACE -fsanitize=thread)
endif()
if(STEPGLASS_BUILD_FUZZERS)
  target_compile_options(stepglass_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
