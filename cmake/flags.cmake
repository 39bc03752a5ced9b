# The compiler flags of the project's own targets, as one interface target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG" CACHE STRING "" FORCE)

add_library(neardup_flags INTERFACE)
target_compile_options(neardup_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${NEARDUP_WERROR}>:-Werror>)
# GCC 12 sees overlaps in `"a" + string` that are not there (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(neardup_flags INTERFACE -Wno-restrict)
endif()
# No fused multiply-add: features are the same to the last bit on every machine.
target_compile_options(neardup_flags INTERFACE -ffp-contract=off)
if(NEARDUP_ARCH AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_compile_options(neardup_flags INTERFACE -march=${NEARDUP_ARCH})
endif()
if(NEARDUP_SANITIZE)
  target_compile_options(neardup_flags INTERFACE
    -fsanitize=${NEARDUP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g
    # The headers of RapidJSON add to null pointers, which only Clang minds.
    $<$<CXX_COMPILER_ID:Clang>:-fno-sanitize=pointer-overflow>)
  target_link_options(neardup_flags INTERFACE -fsanitize=${NEARDUP_SANITIZE})
endif()
if(NEARDUP_FUZZ)
  target_compile_options(neardup_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
