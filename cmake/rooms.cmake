# The rooms of the library (docs/architecture.md) and their tests.
#
#   neardup_room(<room> SOURCES ... [ROOMS ...] [LIBRARIES ...])
#     An object library neardup_<room>; ROOMS are the rooms it may use,
#     LIBRARIES what it links besides. The rooms together are `neardup`.
#   neardup_room_test(<room> SOURCES ... ROOMS ... [LIBRARIES ...])
#     One GoogleTest program <room>_test; ROOMS are all rooms it links.
#   neardup_fuzz(<name> ROOMS ... [LIBRARIES ...])
#     tests/fuzz/<name>_fuzz.cc: with NEARDUP_FUZZ a libFuzzer program; always a
#     test that replays tests/fuzz/corpus/<name>.
function(neardup_room room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;ROOMS;LIBRARIES")
  add_library(neardup_${room} OBJECT ${arg_SOURCES})
  target_include_directories(neardup_${room} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>)
  list(TRANSFORM arg_ROOMS PREPEND neardup_)
  target_link_libraries(neardup_${room} PUBLIC ${arg_ROOMS} ${arg_LIBRARIES}
                        PRIVATE $<BUILD_INTERFACE:neardup_flags>)
  set_property(GLOBAL APPEND PROPERTY NEARDUP_ROOMS ${room})
endfunction()

function(neardup_room_test room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;ROOMS;LIBRARIES")
  add_executable(${room}_test ${arg_SOURCES})
  list(TRANSFORM arg_ROOMS PREPEND neardup_)
  target_include_directories(${room}_test PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${room}_test PRIVATE
    NEARDUP_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${room}_test PRIVATE
    ${arg_ROOMS} ${arg_LIBRARIES} neardup_flags GTest::gmock GTest::gtest_main)
  add_test(NAME ${room} COMMAND ${room}_test)
  set_tests_properties(${room} PROPERTIES LABELS unit)
endfunction()

function(neardup_fuzz name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "ROOMS;LIBRARIES")
  list(TRANSFORM arg_ROOMS PREPEND neardup_)
  add_executable(${name}_fuzz ${name}_fuzz.cc)
  target_link_libraries(${name}_fuzz PRIVATE ${arg_ROOMS} ${arg_LIBRARIES} neardup_flags)
  if(NEARDUP_FUZZ)
    target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer)
    set(replay ${name}_fuzz -runs=0)
  else()
    target_sources(${name}_fuzz PRIVATE replay_main.cc)
    set(replay ${name}_fuzz)
  endif()
  add_test(NAME fuzz_${name}
           COMMAND ${replay} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name})
  set_tests_properties(fuzz_${name} PROPERTIES LABELS fuzz)
endfunction()
