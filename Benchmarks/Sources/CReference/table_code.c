#define OPENSSL_SUPPRESS_DEPRECATED
#include "table.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/core_names.h>
#include <openssl/params.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

static const char symbols[33] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

// A step of the Bech32m checksum (BIP-350).
static uint32_t step(uint32_t state, unsigned symbol) {
    static const uint32_t terms[5] = {0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3};
    uint32_t top = state >> 25, next = (state & 0x1FFFFFF) << 5 ^ symbol;
    for (unsigned bit = 0; bit < 5; bit++)
        if (top >> bit & 1) next ^= terms[bit];
    return next;
}

static void prepare_text(code_key *key, const char *tag, unsigned version) {
    size_t count = strlen(tag);
    memcpy(key->beginning, tag, count);
    key->beginning[count] = '1';
    key->beginning[count + 1] = (uint8_t)symbols[version];
    key->beginning_count = count + 2;
    uint32_t state = 1;
    for (size_t place = 0; place < count; place++) state = step(state, (uint8_t)tag[place] >> 5);
    state = step(state, 0);
    for (size_t place = 0; place < count; place++) state = step(state, tag[place] & 31);
    state = step(state, version);
    for (unsigned place = 0; place < CODE_SYMBOLS; place++) state = step(state, 0);
    key->checksum = state ^ 0x2BC830A3;
    // The checksum is linear: each bit of the code adds its own word.
    memset(key->by_byte, 0, sizeof key->by_byte);
    for (unsigned bit = 0; bit < 130; bit++) {
        uint32_t term = 16u >> bit % 5;
        for (unsigned place = bit / 5 + 1; place < CODE_SYMBOLS; place++) term = step(term, 0);
        for (unsigned value = 0; value < 256; value++)
            if (value >> (7 - bit % 8) & 1) key->by_byte[bit / 8][value] ^= term;
    }
    for (unsigned value = 0; value < 1024; value++) {
        uint8_t pair[2] = {(uint8_t)symbols[value >> 5], (uint8_t)symbols[value & 31]};
        memcpy(&key->pairs[value], pair, 2);
    }
}

static int derive(const uint8_t master[32], const char *domain, unsigned version, uint8_t domain_key[32]) {
    char info[300];
    snprintf(info, sizeof info, "brygga/pseudonym/v1/%s/%u", domain, version);
    EVP_KDF *hkdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
    EVP_KDF_CTX *context = EVP_KDF_CTX_new(hkdf);
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, "SHA256", 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)master, 32),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info, strlen(info)), OSSL_PARAM_END};
    int done = context && EVP_KDF_derive(context, domain_key, 32, parameters) == 1;
    EVP_KDF_CTX_free(context);
    EVP_KDF_free(hkdf);
    return done;
}

static void absorb(const uint8_t key[32], uint8_t pad, uint32_t state[8]) {
    uint8_t block[64];
    SHA256_CTX context;
    memset(block, pad, sizeof block);
    for (unsigned place = 0; place < 32; place++) block[place] ^= key[place];
    SHA256_Init(&context);
    SHA256_Transform(&context, block);
    memcpy(state, context.h, 32);
}

void code_key_make_plain(code_key *key, const uint8_t plain[32]) {
    absorb(plain, 0x36, key->inner);
    absorb(plain, 0x5C, key->outer);
}

int code_key_make(code_key *key, const uint8_t master[32], const char *domain, const char *tag, unsigned version) {
    uint8_t domain_key[32];
    if (strlen(tag) > 10 || strlen(domain) > 200 || version > 31 || !derive(master, domain, version, domain_key)) return 0;
    code_key_make_plain(key, domain_key);
    prepare_text(key, tag, version);
    return 1;
}

// The padding of a block whose message ends at a place, behind one block of key.
static void pad(uint8_t block[64], unsigned count) {
    memset(block + count, 0, 64 - count);
    block[count] = 0x80;
    unsigned bits = (64 + count) * 8;
    block[62] = (uint8_t)(bits >> 8);
    block[63] = (uint8_t)bits;
}

void code_batch_begin(code_batch *batch, const code_key *key) {
    batch->key = key;
    batch->count = 0;
    batch->codes = NULL;
    batch->code_count = 0;
    for (unsigned lane = 0; lane < CODE_LANES; lane++) {
        memcpy(batch->inner[lane], "pid1:SE:", 8);
        pad(batch->inner[lane], 20);
        pad(batch->outer[lane], 32);
    }
}

static inline void write_code(const code_key *key, const uint32_t h[8], uint8_t *target) {
    uint64_t a = (uint64_t)h[0] << 32 | h[1], b = (uint64_t)h[2] << 32 | h[3];
    unsigned last = h[4] >> 30;
    unsigned groups[13] = {
        a >> 54, a >> 44 & 1023, a >> 34 & 1023, a >> 24 & 1023, a >> 14 & 1023, a >> 4 & 1023,
        (a & 15) << 6 | b >> 58, b >> 48 & 1023, b >> 38 & 1023, b >> 28 & 1023, b >> 18 & 1023, b >> 8 & 1023,
        (b & 255) << 2 | last};
    uint32_t checksum = key->checksum ^ key->by_byte[16][last << 6];
    for (unsigned place = 0; place < 8; place++)
        checksum ^= key->by_byte[place][a >> (56 - 8 * place) & 255]
            ^ key->by_byte[8 + place][b >> (56 - 8 * place) & 255];
    for (unsigned place = 0; place < 13; place++) memcpy(target + 2 * place, &key->pairs[groups[place]], 2);
    for (unsigned place = 0; place < 3; place++)
        memcpy(target + 26 + 2 * place, &key->pairs[checksum >> (20 - 10 * place) & 1023], 2);
}

void code_batch_flush(code_batch *batch) {
    SHA256_CTX inner[CODE_LANES], outer[CODE_LANES];
    // First all inner ones, then all outer ones: they do not wait for each other.
    for (unsigned lane = 0; lane < batch->count; lane++) {
        memcpy(inner[lane].h, batch->key->inner, 32);
        SHA256_Transform(&inner[lane], batch->inner[lane]);
    }
    for (unsigned lane = 0; lane < batch->count; lane++) {
        for (unsigned word = 0; word < 8; word++) {
            uint32_t value = __builtin_bswap32(inner[lane].h[word]);
            memcpy(batch->outer[lane] + 4 * word, &value, 4);
        }
        memcpy(outer[lane].h, batch->key->outer, 32);
        SHA256_Transform(&outer[lane], batch->outer[lane]);
    }
    for (unsigned lane = 0; lane < batch->count; lane++) {
        const uint32_t *h = (const uint32_t *)outer[lane].h;
        batch->codes[batch->code_count++] = (uint64_t)h[0] << 32 | h[1];
        write_code(batch->key, h, batch->targets[lane]);
    }
    batch->count = 0;
}
