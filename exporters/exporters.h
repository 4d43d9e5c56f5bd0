#pragma once

// Every output format at once, for programs that offer them all.
#include "exporters/csv.h"
#include "exporters/dot.h"
#include "exporters/json.h"
#include "exporters/markdown.h"
#include "exporters/picture.h"
#include "exporters/text.h"
