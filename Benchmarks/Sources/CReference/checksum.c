#include "checksum.h"

static uint32_t tables[8][256];

void checksum_prepare(void) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t crc = byte;
        for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
        tables[0][byte] = crc;
    }
    for (int table = 1; table < 8; table++)
        for (int byte = 0; byte < 256; byte++) {
            uint32_t previous = tables[table - 1][byte];
            tables[table][byte] = tables[0][previous & 0xFF] ^ previous >> 8;
        }
}

uint32_t checksum(const uint8_t *bytes, size_t count) {
    return checksum_end(checksum_add(checksum_start(), bytes, count));
}

uint32_t checksum_add(uint32_t crc, const uint8_t *bytes, size_t count) {
    for (; count >= 8; bytes += 8, count -= 8) {
        uint32_t low = crc ^ (uint32_t)bytes[0] ^ (uint32_t)bytes[1] << 8;
        low ^= (uint32_t)bytes[2] << 16 ^ (uint32_t)bytes[3] << 24;
        crc = tables[7][low & 0xFF] ^ tables[6][low >> 8 & 0xFF] ^ tables[5][low >> 16 & 0xFF] ^ tables[4][low >> 24]
            ^ tables[3][bytes[4]] ^ tables[2][bytes[5]] ^ tables[1][bytes[6]] ^ tables[0][bytes[7]];
    }
    for (; count > 0; bytes++, count--) crc = crc >> 8 ^ tables[0][(crc ^ *bytes) & 0xFF];
    return crc;
}
