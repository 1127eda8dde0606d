#ifndef CHECKSUM_H
#define CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

// CRC-32 of ZIP, eight bytes a step. `checksum_prepare` fills the tables and comes first.
void checksum_prepare(void);
uint32_t checksum(const uint8_t *bytes, size_t count);

// The same, piece by piece: the state begins with `checksum_start`.
static inline uint32_t checksum_start(void) { return 0xFFFFFFFFu; }
uint32_t checksum_add(uint32_t state, const uint8_t *bytes, size_t count);
static inline uint32_t checksum_end(uint32_t state) { return ~state; }

#endif
