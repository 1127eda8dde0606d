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

// Replaces SHA256_Init.
static inline void COpenSSL_sha256_start(SHA256_CTX *context) { SHA256_Init(context); }

// Replaces SHA256_Final: 32 bytes.
static inline void COpenSSL_sha256_end(SHA256_CTX *context, uint8_t *digest) { SHA256_Final(digest, context); }

// Fills the block that a hash has begun, counts the whole blocks that follow as hashed, and gives how many they are;
// `bytes` and `length` become those blocks and what is behind them.
static inline size_t COpenSSL_sha256_take_blocks(SHA256_CTX *context, const uint8_t **bytes, size_t *length) {
    size_t filling = (64 - context->num) % 64;
    if (filling > *length) filling = *length;
    SHA256_Update(context, *bytes, filling);
    *bytes += filling;
    *length -= filling;
    if (context->num != 0) return 0;
    size_t blocks = *length / 64;
    uint64_t bits = (((uint64_t)context->Nh << 32) | context->Nl) + (uint64_t)blocks * 512;
    context->Nl = (SHA_LONG)bits;
    context->Nh = (SHA_LONG)(bits >> 32);
    return blocks;
}

// Replaces SHA256_Update for two hashes: takes their whole blocks in turn, so that each hides the other's waiting.
static inline void COpenSSL_sha256_add_to_two(
    SHA256_CTX *first, const uint8_t *first_bytes, size_t first_length, SHA256_CTX *second,
    const uint8_t *second_bytes, size_t second_length) {
    size_t first_blocks = COpenSSL_sha256_take_blocks(first, &first_bytes, &first_length);
    size_t second_blocks = COpenSSL_sha256_take_blocks(second, &second_bytes, &second_length);
    size_t both = first_blocks < second_blocks ? first_blocks : second_blocks;
    for (size_t block = 0; block < both; block++) {
        SHA256_Transform(first, first_bytes + 64 * block);
        SHA256_Transform(second, second_bytes + 64 * block);
    }
    for (size_t block = both; block < first_blocks; block++) SHA256_Transform(first, first_bytes + 64 * block);
    for (size_t block = both; block < second_blocks; block++) SHA256_Transform(second, second_bytes + 64 * block);
    SHA256_Update(first, first_bytes + 64 * first_blocks, first_length - 64 * first_blocks);
    SHA256_Update(second, second_bytes + 64 * second_blocks, second_length - 64 * second_blocks);
}

#pragma clang diagnostic pop

#endif
