# What `cmake --install` puts where; find_package(neardup) finds it again.
include(GNUInstallDirs)
