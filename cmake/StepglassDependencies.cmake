# SPDX-FileCopyrightText: The Stepglass developers
# SPDX-License-Identifier: GPL-3.0-or-later

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

find_package(nlohmann_json 3.11 REQUIRED)                        # JSON texts to values, configuration files
find_package(fmt 9 REQUIRED)                                     # formatting of messages
find_package(tl-expected REQUIRED)                               # Result<T>
find_package(OpenSSL REQUIRED)                                   # States.Hash
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)        # YAML events with exact marks
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)     # regular expressions with limits
pkg_check_modules(GRAPHVIZ REQUIRED IMPORTED_TARGET libgvc libcgraph) # layout, in core/layout alone
find_package(ZLIB REQUIRED)                                      # data sets packed with gzip
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)         # data sets packed with Zstandard
find_package(CLI11 2.1 REQUIRED)                                 # the command line's arguments

if(STEPGLASS_BUILD_UI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg LinguistTools PrintSupport)
  # QScintilla has no CMake package in Debian.
  find_path(QSCINTILLA_INCLUDE_DIR Qsci/qsciscintilla.h PATH_SUFFIXES x86_64-linux-gnu/qt6 qt6 REQUIRED)
  find_library(QSCINTILLA_LIBRARY NAMES qscintilla2_qt6 REQUIRED)
  add_library(stepglass_qscintilla INTERFACE)
  target_include_directories(stepglass_qscintilla SYSTEM INTERFACE "${QSCINTILLA_INCLUDE_DIR}")
  target_link_libraries(stepglass_qscintilla INTERFACE
    "${QSCINTILLA_LIBRARY}" Qt6::Widgets Qt6::PrintSupport)
endif()
if(STEPGLASS_BUILD_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
endif()
