# Run by program_id.cmake with -Dlist= -Dout= -Dfolder= -Dcompiler=.
file(STRINGS ${list} files)
set(sums "${compiler}\n")
foreach(file ${files})
  file(SHA256 ${file} sum)
  file(RELATIVE_PATH name ${folder} ${file})
  string(APPEND sums "${sum} ${name}\n")
endforeach()
string(SHA256 id "${sums}")
string(SUBSTRING ${id} 0 16 id)
file(WRITE ${out} "// Made by CMake from the program's sources.
#include \"job/program_id.hpp\"

namespace conflictmap::job {

const std::string_view program_id = \"${id}\";

} // namespace conflictmap::job
")
