# What comes from the system; packages.txt names the packages.
find_package(PkgConfig REQUIRED)
foreach(module expat fmt icu-uc libbrotlidec libbrotlienc libcrypto libcurl libdeflate libzstd simdjson uchardet zlib)
  pkg_check_modules(${module} REQUIRED QUIET IMPORTED_TARGET GLOBAL ${module})
endforeach()
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)

# These two ship neither a pkg-config nor a CMake file.
foreach(library cld2 csv stemmer)
  find_library(${library}_LIBRARY ${library} REQUIRED)
  add_library(${library} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${library} PROPERTIES IMPORTED_LOCATION ${${library}_LIBRARY})
endforeach()

# The system's own Python first: that is where packages.txt puts its modules.
find_program(STEMMA_PYTHON python3 HINTS /usr/bin REQUIRED)
