# How the parts are put together. A folder that is still empty makes an empty library, so a layer can be named before it is written.

# stemma_library(NAME SOURCES file... [LINK library...]): files that are not there are left out.
function(stemma_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
  file(GLOB sources CONFIGURE_DEPENDS ${arg_SOURCES})
  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC ${arg_LINK} PRIVATE stemma_warnings)
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${arg_LINK})
  endif()
endfunction()

# stemma_layer(LAYER LINK library...): stemma_LAYER from src/LAYER.
function(stemma_layer layer)
  stemma_library(stemma_${layer} SOURCES src/${layer}/*.cc ${ARGN})
endfunction()

# stemma_command(NAME LINK library...): the executable from apps/. CLI11 costs every unit that includes it ten seconds and more,
# under the sanitizers twice that: so it is one unit, and not optimized where only our tests run it.
function(stemma_command name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK")
  file(GLOB sources CONFIGURE_DEPENDS apps/*.cc)
  if(sources)
    add_executable(${name} ${sources})
    target_compile_definitions(${name} PRIVATE STEMMA_VERSION="${PROJECT_VERSION}")
    target_link_libraries(${name} PRIVATE ${arg_LINK} stemma_warnings)
    target_compile_options(${name} PRIVATE $<$<CONFIG:Debug>:-O0>)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
  endif()
endfunction()

# A test program per folder of tests/ that holds a *_test.cc: tests/annotate makes annotate_test. A folder named for a
# layer is linked with that layer alone, so that it builds without the others; any other folder tests the whole.
function(stemma_tests)
  find_package(GTest REQUIRED)
  include(GoogleTest)
  file(GLOB sources CONFIGURE_DEPENDS tests/*/*_test.cc)
  set(folders "")
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    list(APPEND folders ${folder})
  endforeach()
  list(REMOVE_DUPLICATES folders)

  foreach(folder IN LISTS folders)
    cmake_path(GET folder FILENAME name)
    set(test ${name}_test)
    file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cc)
    add_executable(${test} ${sources})
    target_include_directories(${test} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(${test} PRIVATE
      STEMMA_SOURCE_DIR="${PROJECT_SOURCE_DIR}" STEMMA_BINARY="${PROJECT_BINARY_DIR}/stemma" STEMMA_PYTHON="${STEMMA_PYTHON}")
    target_link_libraries(${test} PRIVATE GTest::gmock GTest::gtest_main stemma_warnings)
    if(TARGET stemma_${name})
      target_link_libraries(${test} PRIVATE stemma_${name})
    else()
      target_link_libraries(${test} PRIVATE stemma_core stemma_present)
      if(TARGET stemma)
        add_dependencies(${test} stemma)
      endif()
    endif()
    gtest_discover_tests(${test} TEST_PREFIX ${name}. DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
                         PROPERTIES TIMEOUT 120)
  endforeach()

  file(GLOB scripts CONFIGURE_DEPENDS tests/tools/*_test.py)
  foreach(script IN LISTS scripts)
    cmake_path(GET script STEM name)
    add_test(NAME tools.${name} COMMAND ${STEMMA_PYTHON} -B ${script})
  endforeach()
  add_test(NAME layers COMMAND ${STEMMA_PYTHON} -B ${PROJECT_SOURCE_DIR}/tools/check_layers.py ${PROJECT_SOURCE_DIR})
endfunction()

# A fuzzer per fuzz/*_fuzz.cc.
function(stemma_fuzzers)
  file(GLOB sources CONFIGURE_DEPENDS fuzz/*_fuzz.cc)
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE stemma_core stemma_present stemma_warnings)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  endforeach()
endfunction()
