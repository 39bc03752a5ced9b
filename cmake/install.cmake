# What `cmake --install` puts where; find_package(neardup) finds it again.
#
#   bin/neardup                    the command
#   lib/libneardup.a               the library
#   include/neardup/<room>/*.h     its headers, except *_internal.h and *-inl.h
#   lib/cmake/neardup/             neardup::neardup for find_package
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(neardup_config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/neardup)

install(TARGETS neardup EXPORT neardupTargets)
if(TARGET neardup_cli)
  install(TARGETS neardup_cli)
endif()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/neardup
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h"
  PATTERN "*_internal.h" EXCLUDE
  PATTERN "*-inl.h" EXCLUDE
  # Folders of data that is compiled in.
  PATTERN "frequency" EXCLUDE
  PATTERN "models" EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE
  DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(EXPORT neardupTargets NAMESPACE neardup:: DESTINATION ${neardup_config_dir})
configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/neardupConfig.cmake.in
  ${PROJECT_BINARY_DIR}/neardupConfig.cmake
  INSTALL_DESTINATION ${neardup_config_dir})
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/neardupConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/neardupConfig.cmake
  ${PROJECT_BINARY_DIR}/neardupConfigVersion.cmake
  DESTINATION ${neardup_config_dir})
