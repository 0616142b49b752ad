#pragma once

#include <stddef.h>

// Linux's C library shows these only to programs that ask for GNU extensions before its first header, and Swift's module of
// it does not ask. A mask has a bit for each processor.
int sched_getaffinity(int process, size_t size, void *mask);
int sched_setaffinity(int process, size_t size, const void *mask);
int sched_getcpu(void);
