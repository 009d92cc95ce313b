# Language, flags, and the faster tools where they are installed.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()

set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1 -fno-omit-frame-pointer -D_GLIBCXX_ASSERTIONS")
# Without contraction a float comes out the same on every machine and at every optimisation level.
add_compile_options(-ffp-contract=off)

if(STEMMA_SANITIZE)
  add_compile_options(-fsanitize=${STEMMA_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${STEMMA_SANITIZE})
endif()

# Linked by our own targets only.
add_library(stemma_warnings INTERFACE)
target_compile_options(stemma_warnings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:
  -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast
  -Wno-missing-field-initializers>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees faults in its own std::string and std::optional under the sanitizers, and its plain -Wshadow counts an
  # enumerator of an enum class as shadowing a constant.
  target_compile_options(stemma_warnings INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wshadow=local -Wno-maybe-uninitialized -Wno-restrict>)
else()
  target_compile_options(stemma_warnings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wshadow>)
endif()
if(STEMMA_WERROR)
  target_compile_options(stemma_warnings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
