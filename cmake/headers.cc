// Has nothing but the precompiled headers of all libraries: see WeftBuildFlags.cmake.
