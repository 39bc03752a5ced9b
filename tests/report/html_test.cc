#include "neardup/report/html.h"

#include <gtest/gtest.h>
