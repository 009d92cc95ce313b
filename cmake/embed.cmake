# stemma_embedded: every file under data/ and models/, inside the binary. An assembler file takes the bytes in as they are
# (.incbin: no generated arrays to compile) and a C++ table names them; src/base/embedded_data.h is the door.
file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} data/* models/*)
# Not hidden files, and not what is written for people beside the tables.
list(FILTER files EXCLUDE REGEX "(^|/)\\.|\\.md$|\"")
list(SORT files COMPARE STRING)

set(assembler "    .section .rodata\n")
set(declarations "")
set(rows "")
set(paths "")
set(index 0)
foreach(file IN LISTS files)
  set(path ${PROJECT_SOURCE_DIR}/${file})
  set(symbol stemma_embedded_${index})
  string(APPEND assembler
    "    .balign 16\n    .global ${symbol}, ${symbol}_end\n${symbol}:\n    .incbin \"${path}\"\n${symbol}_end:\n    .byte 0\n")
  string(APPEND declarations "extern const char ${symbol}[], ${symbol}_end[];\n")
  string(APPEND rows "    {\"${file}\", ${symbol}, ${symbol}_end},\n")
  list(APPEND paths ${path})
  math(EXPR index "${index} + 1")
endforeach()
string(APPEND assembler "    .section .note.GNU-stack,\"\",%progbits\n")

set(folder ${PROJECT_BINARY_DIR}/embedded)
file(CONFIGURE OUTPUT ${folder}/bytes.S CONTENT "@assembler@" @ONLY)
file(CONFIGURE OUTPUT ${folder}/table.cc @ONLY CONTENT [[
#include "base/embedded_table.h"

extern "C" {
@declarations@}

namespace stemma {
const EmbeddedRow kEmbeddedRows[] = {
@rows@    {nullptr, nullptr, nullptr},
};
} // namespace stemma
]])

add_library(stemma_embedded STATIC ${folder}/bytes.S ${folder}/table.cc)
target_include_directories(stemma_embedded PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(stemma_embedded PRIVATE stemma_warnings)
set_source_files_properties(${folder}/bytes.S PROPERTIES OBJECT_DEPENDS "${paths}")
