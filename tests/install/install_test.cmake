# Installs the build to a fresh prefix; configures, builds and runs the stranger.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result
                  OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "failed (${result}): ${command}\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK_DIR})
run(${CMAKE_COMMAND} --install ${BUILD_DIR} --config ${BUILD_TYPE}
    --prefix ${WORK_DIR}/prefix)

file(GLOB_RECURSE internal ${WORK_DIR}/prefix/include/*_internal.h
     ${WORK_DIR}/prefix/include/*-inl.h)
if(internal)
  message(FATAL_ERROR "internal headers were installed: ${internal}")
endif()

run(${CMAKE_COMMAND} -S ${STRANGER} -B ${WORK_DIR}/build -G ${GENERATOR}
    -DCMAKE_BUILD_TYPE=${BUILD_TYPE}
    -DCMAKE_CXX_COMPILER=${CXX_COMPILER}
    -DCMAKE_CXX_COMPILER_LAUNCHER=${CXX_LAUNCHER}
    -DCMAKE_PREFIX_PATH=${WORK_DIR}/prefix
    -DNEARDUP_VERSION=${VERSION})
run(${CMAKE_COMMAND} --build ${WORK_DIR}/build --config ${BUILD_TYPE})
run(${CMAKE_CTEST_COMMAND} --test-dir ${WORK_DIR}/build -C ${BUILD_TYPE}
    --no-tests=error --output-on-failure)
