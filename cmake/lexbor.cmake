# lexbor::lexbor_static, the HTML parser: the system's package where there is one, else built from source, once, into
# STEMMA_DEPS, which every build folder shares.
find_package(lexbor CONFIG QUIET PATHS ${STEMMA_DEPS}/lexbor)
if(NOT lexbor_FOUND)
  execute_process(
    COMMAND ${STEMMA_PYTHON} ${PROJECT_SOURCE_DIR}/tools/build_lexbor.py --cmake ${CMAKE_COMMAND} ${STEMMA_DEPS}/lexbor
    COMMAND_ERROR_IS_FATAL ANY)
  find_package(lexbor CONFIG REQUIRED PATHS ${STEMMA_DEPS}/lexbor NO_DEFAULT_PATH)
endif()
if(NOT TARGET lexbor::lexbor_static) # a system that packages the shared library alone
  add_library(lexbor::lexbor_static ALIAS lexbor::lexbor)
endif()
