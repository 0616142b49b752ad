// The macros that start a stream, as functions that Swift can call.
#include <zlib.h>

static inline int czlib_inflate_init(z_stream *stream) { return inflateInit(stream); }

static inline int czlib_deflate_init(z_stream *stream) { return deflateInit(stream, Z_BEST_COMPRESSION); }
