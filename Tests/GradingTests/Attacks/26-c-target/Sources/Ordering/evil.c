int evil(void) { return 1; }
