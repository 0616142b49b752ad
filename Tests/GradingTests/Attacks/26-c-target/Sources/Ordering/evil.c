#include <stdlib.h>

__attribute__((constructor)) static void before(void) { _Exit(0); }
