#pragma once

/// Poppler asks fontconfig for fonts, whose tables live as long as the program: no leak of ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
