#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/// Whether this processor multiplies polynomials without carries (PCLMULQDQ, SSE4.1).
int checksum_has_wide_route(void);

/// Takes the first `count` bytes, a multiple of 16 and at least 64, into a running CRC-32 (reflected EDB88320, state before
/// the final complement). Only where `checksum_has_wide_route` says so.
uint32_t checksum_crc32_wide(uint32_t state, const uint8_t *bytes, size_t count);

#endif
