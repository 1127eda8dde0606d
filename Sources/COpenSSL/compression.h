#ifndef COPENSSL_COMPRESSION_H
#define COPENSSL_COMPRESSION_H

#include <openssl/crypto.h>
#include <openssl/sha.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// The compression function of SHA-256 as libcrypto has it, on several independent blocks in turn: a processor overlaps
// them, and the work on each message has no set-up. These are the only uses of functions that OpenSSL 3 deprecates. They
// bypass providers, so whoever calls them first asks whether a provider other than the default one is wanted.

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

static inline void COpenSSL_store_be32(uint8_t *target, uint32_t word) {
    word = __builtin_bswap32(word);
    memcpy(target, &word, 4);
}

// Replaces SHA256_Init and SHA256_Transform: the state after one block of 64 bytes.
static inline void COpenSSL_sha256_midstate(uint32_t state[8], const uint8_t *block) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Transform(&context, block);
    memcpy(state, context.h, 32);
    OPENSSL_cleanse(&context, sizeof context);
}

// Replaces SHA256_Transform: HMAC-SHA-256 of `count` messages that each fill one padded block (FIPS 198-1): inner and
// outer are the states after the key blocks; codes gets 32 bytes a message.
static inline void COpenSSL_hmac_sha256_blocks(
    const uint32_t *inner, const uint32_t *outer, const uint8_t *blocks, size_t count, uint8_t *codes) {
    enum { lanes = 8 };
    SHA256_CTX contexts[lanes];
    // Behind the inner digest: the mark, zeros, and the length of 64 + 32 bytes in bits.
    uint8_t outer_blocks[lanes][64];
    memset(outer_blocks, 0, sizeof outer_blocks);
    for (size_t lane = 0; lane < lanes; lane++) {
        outer_blocks[lane][32] = 0x80;
        outer_blocks[lane][62] = 0x03;
    }
    for (size_t base = 0; base < count; base += lanes) {
        size_t used = count - base < lanes ? count - base : lanes;
        for (size_t lane = 0; lane < used; lane++) {
            memcpy(contexts[lane].h, inner, 32);
            SHA256_Transform(&contexts[lane], blocks + 64 * (base + lane));
        }
        for (size_t lane = 0; lane < used; lane++) {
            for (int word = 0; word < 8; word++)
                COpenSSL_store_be32(outer_blocks[lane] + 4 * word, contexts[lane].h[word]);
            memcpy(contexts[lane].h, outer, 32);
            SHA256_Transform(&contexts[lane], outer_blocks[lane]);
        }
        for (size_t lane = 0; lane < used; lane++)
            for (int word = 0; word < 8; word++)
                COpenSSL_store_be32(codes + 32 * (base + lane) + 4 * word, contexts[lane].h[word]);
    }
    OPENSSL_cleanse(contexts, sizeof contexts);
    OPENSSL_cleanse(outer_blocks, sizeof outer_blocks);
}

// Replaces SHA256_Transform: takes whole blocks of two hashes in turn, so that each hides the other's waiting.
static inline void COpenSSL_sha256_two(
    SHA256_CTX *first, const uint8_t *first_bytes, size_t first_blocks, SHA256_CTX *second,
    const uint8_t *second_bytes, size_t second_blocks) {
    size_t both = first_blocks < second_blocks ? first_blocks : second_blocks;
    for (size_t block = 0; block < both; block++) {
        SHA256_Transform(first, first_bytes + 64 * block);
        SHA256_Transform(second, second_bytes + 64 * block);
    }
    for (size_t block = both; block < first_blocks; block++) SHA256_Transform(first, first_bytes + 64 * block);
    for (size_t block = both; block < second_blocks; block++) SHA256_Transform(second, second_bytes + 64 * block);
}

#pragma clang diagnostic pop

#endif
