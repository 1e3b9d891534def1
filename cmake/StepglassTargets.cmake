# SPDX-FileCopyrightText: The Stepglass developers
# SPDX-License-Identifier: GPL-3.0-or-later

# stepglass_core_library(NAME SOURCES ... [LINKS ...] [PRIVATE_LINKS ...])
# One static library for one folder of core: no Qt in sight.
function(stepglass_core_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(stepglass_${name} STATIC ${ARG_SOURCES})
  add_library(stepglass::${name} ALIAS stepglass_${name})
  target_link_libraries(stepglass_${name} PUBLIC stepglass_options ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
endfunction()

# stepglass_ui_library(NAME SOURCES ... [LINKS ...] [PRIVATE_LINKS ...])
# One static library for one folder of ui; moc, uic and rcc run on it.
function(stepglass_ui_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(stepglass_ui_${name} STATIC ${ARG_SOURCES})
  add_library(stepglass::ui_${name} ALIAS stepglass_ui_${name})
  set_target_properties(stepglass_ui_${name} PROPERTIES AUTOMOC ON AUTORCC ON)
  target_compile_definitions(stepglass_ui_${name} PUBLIC QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS)
  target_link_libraries(stepglass_ui_${name}
    PUBLIC stepglass_options Qt6::Widgets ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
  if(NOT name STREQUAL "theme")
    target_precompile_headers(stepglass_ui_${name} REUSE_FROM stepglass_ui_theme)
  endif()
endfunction()

# stepglass_test(NAME [LINKS ...] [GUI] [SOURCES ...])
# The Qt Test program tst_NAME from tst_NAME.cpp. GUI tests run on the offscreen platform.
function(stepglass_test name)
  cmake_parse_arguments(ARG "GUI" "" "LINKS;SOURCES" ${ARGN})
  add_executable(tst_${name} tst_${name}.cpp ${ARG_SOURCES})
  set_target_properties(tst_${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(tst_${name} PRIVATE stepglass_options Qt6::Test ${ARG_LINKS})
  if(ARG_GUI)
    target_link_libraries(tst_${name} PRIVATE Qt6::Widgets)
  endif()
  target_compile_definitions(tst_${name} PRIVATE
    STEPGLASS_SOURCE_DIR="${PROJECT_SOURCE_DIR}" STEPGLASS_TEST_DATA_DIR="${CMAKE_CURRENT_SOURCE_DIR}/data")
  add_test(NAME ${name} COMMAND tst_${name})
  set_tests_properties(${name} PROPERTIES
    TIMEOUT 300 ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
endfunction()
