#ifndef CPROCESS_SHIM_H
#define CPROCESS_SHIM_H

#include <sys/prctl.h>

// prctl(2) takes a variable number of arguments, which Swift does not import.

// Replaces prctl(PR_SET_DUMPABLE, 0): 0 on success.
static inline int CProcess_forbid_tracing(void) { return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L); }
// Replaces prctl(PR_GET_DUMPABLE): 0 when neither core dumps nor a debugger of the same user are let in.
static inline int CProcess_is_traceable(void) { return prctl(PR_GET_DUMPABLE, 0L, 0L, 0L, 0L); }

#endif
