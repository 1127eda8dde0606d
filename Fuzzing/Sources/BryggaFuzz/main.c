#include <stddef.h>
#include <stdint.h>

int brygga_fuzz(const uint8_t *bytes, size_t count);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) { return brygga_fuzz(bytes, count); }
