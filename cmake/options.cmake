# Every option of the build, and nothing else.
option(NEARDUP_TESTS "Build the tests" ${PROJECT_IS_TOP_LEVEL})
option(NEARDUP_BENCH "Build the benchmarks" OFF)
option(NEARDUP_INSTALL "Make install rules" ${PROJECT_IS_TOP_LEVEL})
option(NEARDUP_WERROR "Treat warnings as errors" OFF)
option(NEARDUP_FUZZ "Build the fuzz targets with libFuzzer (Clang only)" OFF)
set(NEARDUP_ARCH "x86-64-v2" CACHE STRING
    "x86 instruction set of everything that does not choose at run time; empty for the compiler's own")
set(NEARDUP_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize: address,undefined or thread")

get_property(neardup_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT CMAKE_BUILD_TYPE AND NOT neardup_multi_config)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()
find_program(NEARDUP_CCACHE ccache)
if(NEARDUP_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${NEARDUP_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER "${NEARDUP_CCACHE}")
endif()
