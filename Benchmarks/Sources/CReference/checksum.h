#ifndef CHECKSUM_H
#define CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

// CRC-32 of ZIP, eight bytes a step. `checksum_prepare` fills the tables and comes first.
void checksum_prepare(void);
uint32_t checksum(const uint8_t *bytes, size_t count);

#endif
