#include "CReference.h"
int reference_placeholder(void) { return 1; }
