// The primitives of sealing and opening one bundle, as bare as libcrypto lets them be: no container, no DER, no JSON,
// no trust list; secrets in ordinary memory.
#include "CReference.h"
#include "checksum.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <stdlib.h>
#include <string.h>

enum { point_size = 65, key_size = 32, wrapped_size = 40, nonce_size = 12, tag_size = 16, digest_size = 32 };
enum { context_input_size = 164, shared_info_size = 63 };

typedef struct {
    size_t plain_size, size;
    uint8_t *plain, *bytes, *opened;  // the segment's ciphertext begins at bytes + overhead
    uint8_t point[point_size], wrapped[wrapped_size], nonce[nonce_size], tag[tag_size];
    uint8_t plain_digest[digest_size], digest[digest_size];
    uint32_t crc;
} segment;

struct bundle_primitives {
    bundle_sizes sizes;
    segment segments[2];
    uint8_t *visible;  // stands for manifest, list, signature, attributes
    uint8_t manifest_digest[digest_size], list_digest[digest_size];
    uint32_t crcs[3];
    uint8_t signature[80];
    size_t signature_size;
    int opened;
    EVP_PKEY *signer, *recipient;
    EVP_PKEY_CTX *generator;
    EVP_KDF_CTX *kdf;
    EVP_CIPHER *wrap, *gcm;
    EVP_CIPHER_CTX *wrapper, *cipher;
    EVP_MD *sha256;
    EVP_MD_CTX *signing;
};

#define REQUIRE(condition) \
    do { if (!(condition)) return 0; } while (0)

static int hash(bundle_primitives *p, const uint8_t *bytes, size_t count, uint8_t *digest) {
    return EVP_Digest(bytes, count, digest, NULL, p->sha256, NULL);
}

static int derive(
    bundle_primitives *p, EVP_PKEY *own, EVP_PKEY *peer, int validates, const uint8_t *info, uint8_t *kek
) {
    uint8_t secret[32];
    size_t count = sizeof secret;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(own, NULL);
    int done = context && EVP_PKEY_derive_init(context) == 1 && EVP_PKEY_derive_set_peer_ex(context, peer, validates) == 1
        && EVP_PKEY_derive(context, secret, &count) == 1;
    EVP_PKEY_CTX_free(context);
    REQUIRE(done);
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, "SHA256", 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, secret, count),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)info, shared_info_size),
        OSSL_PARAM_construct_end(),
    };
    done = EVP_KDF_derive(p->kdf, kek, key_size, parameters);
    OPENSSL_cleanse(secret, sizeof secret);
    return done == 1;
}

// The context of a segment is a digest over 164 bytes; the shared information holds it.
static int shared_info(bundle_primitives *p, uint8_t *info) {
    memset(info, 0x30, shared_info_size);
    return hash(p, p->visible, context_input_size, info + 17);
}

static int wrap(
    bundle_primitives *p, int direction, const uint8_t *kek, const uint8_t *in, size_t count, uint8_t *out
) {
    int written = 0, last = 0;
    REQUIRE(EVP_CipherInit_ex2(p->wrapper, p->wrap, kek, NULL, direction, NULL) == 1);
    REQUIRE(EVP_CipherUpdate(p->wrapper, out, &written, in, (int)count) == 1);
    return EVP_CipherFinal_ex(p->wrapper, out + written, &last) == 1;
}

static int seal_segment(bundle_primitives *p, segment *s) {
    uint8_t key[key_size], kek[key_size], info[shared_info_size];
    EVP_PKEY *ephemeral = NULL;
    size_t point = 0;
    int count = 0, last = 0;
    REQUIRE(hash(p, s->plain, s->plain_size, s->plain_digest));
    REQUIRE(RAND_priv_bytes(key, sizeof key) == 1 && RAND_bytes(s->nonce, nonce_size) == 1);
    REQUIRE(EVP_PKEY_generate(p->generator, &ephemeral) == 1);
    // The recipient's key was validated when it was loaded.
    int done = EVP_PKEY_get_octet_string_param(ephemeral, OSSL_PKEY_PARAM_PUB_KEY, s->point, point_size, &point) == 1
        && shared_info(p, info) && derive(p, ephemeral, p->recipient, 0, info, kek);
    EVP_PKEY_free(ephemeral);
    REQUIRE(done && wrap(p, 1, kek, key, key_size, s->wrapped));
    uint8_t *text = s->bytes + p->sizes.overhead;
    REQUIRE(EVP_EncryptInit_ex2(p->cipher, p->gcm, key, s->nonce, NULL) == 1);
    REQUIRE(EVP_EncryptUpdate(p->cipher, text, &count, s->plain, (int)s->plain_size) == 1);
    REQUIRE(EVP_EncryptFinal_ex(p->cipher, text + count, &last) == 1);
    REQUIRE(EVP_CIPHER_CTX_ctrl(p->cipher, EVP_CTRL_AEAD_GET_TAG, tag_size, s->tag) == 1);
    OPENSSL_cleanse(key, sizeof key);
    OPENSSL_cleanse(kek, sizeof kek);
    s->crc = checksum(s->bytes, s->size);
    return hash(p, s->bytes, s->size, s->digest);
}

static EVP_PKEY *public_key(bundle_primitives *p, const uint8_t *point) {
    EVP_PKEY *key = EVP_PKEY_new();
    if (key && EVP_PKEY_copy_parameters(key, p->recipient) == 1
        && EVP_PKEY_set1_encoded_public_key(key, point, point_size) == 1)
        return key;
    EVP_PKEY_free(key);
    return NULL;
}

static int open_segment(bundle_primitives *p, segment *s) {
    uint8_t key[wrapped_size], kek[key_size], info[shared_info_size], digest[digest_size];
    int count = 0, last = 0;
    EVP_PKEY *ephemeral = public_key(p, s->point);
    int done = ephemeral && shared_info(p, info) && derive(p, p->recipient, ephemeral, 1, info, kek);
    EVP_PKEY_free(ephemeral);
    REQUIRE(done && wrap(p, 0, kek, s->wrapped, wrapped_size, key));
    REQUIRE(EVP_DecryptInit_ex2(p->cipher, p->gcm, key, s->nonce, NULL) == 1);
    REQUIRE(EVP_DecryptUpdate(p->cipher, s->opened, &count, s->bytes + p->sizes.overhead, (int)s->plain_size) == 1);
    REQUIRE(EVP_CIPHER_CTX_ctrl(p->cipher, EVP_CTRL_AEAD_SET_TAG, tag_size, s->tag) == 1);
    REQUIRE(EVP_DecryptFinal_ex(p->cipher, s->opened + count, &last) == 1);
    OPENSSL_cleanse(key, sizeof key);
    OPENSSL_cleanse(kek, sizeof kek);
    REQUIRE(hash(p, s->opened, s->plain_size, digest));
    return memcmp(digest, s->plain_digest, digest_size) == 0;
}

// The checksums of the three visible entries.
static void visible_checksums(bundle_primitives *p, uint32_t *crcs) {
    crcs[0] = checksum(p->visible, p->sizes.manifest);
    crcs[1] = checksum(p->visible, p->sizes.list);
    crcs[2] = checksum(p->visible, p->sizes.signature);
}

static int seal_one(bundle_primitives *p) {
    for (int number = 0; number < 2; number++) REQUIRE(seal_segment(p, &p->segments[number]));
    visible_checksums(p, p->crcs);
    REQUIRE(hash(p, p->visible, p->sizes.manifest, p->manifest_digest));
    REQUIRE(hash(p, p->visible, p->sizes.list, p->list_digest));
    p->signature_size = sizeof p->signature;
    REQUIRE(EVP_DigestSignInit_ex(p->signing, NULL, "SHA256", NULL, NULL, p->signer, NULL) == 1);
    return EVP_DigestSign(p->signing, p->signature, &p->signature_size, p->visible, p->sizes.attributes) == 1;
}

static int open_one(bundle_primitives *p) {
    uint8_t digest[digest_size];
    uint32_t crcs[3];
    visible_checksums(p, crcs);
    REQUIRE(memcmp(crcs, p->crcs, sizeof crcs) == 0);
    REQUIRE(hash(p, p->visible, p->sizes.list, digest) && memcmp(digest, p->list_digest, digest_size) == 0);
    REQUIRE(EVP_DigestVerifyInit_ex(p->signing, NULL, "SHA256", NULL, NULL, p->signer, NULL) == 1);
    REQUIRE(EVP_DigestVerify(p->signing, p->signature, p->signature_size, p->visible, p->sizes.attributes) == 1);
    REQUIRE(hash(p, p->visible, p->sizes.manifest, digest) && memcmp(digest, p->manifest_digest, digest_size) == 0);
    for (int number = 0; number < 2; number++) {
        segment *s = &p->segments[number];
        REQUIRE(checksum(s->bytes, s->size) == s->crc);
        REQUIRE(hash(p, s->bytes, s->size, digest) && memcmp(digest, s->digest, digest_size) == 0);
    }
    for (int number = 0; number < 2; number++) REQUIRE(open_segment(p, &p->segments[number]));
    p->opened = 1;
    return 1;
}

int bundle_primitives_seal(bundle_primitives *p, size_t count) {
    for (; count > 0; count--) REQUIRE(seal_one(p));
    return 1;
}

int bundle_primitives_open(bundle_primitives *p, size_t count) {
    for (; count > 0; count--) REQUIRE(open_one(p));
    return 1;
}

int bundle_primitives_take_round_trip(bundle_primitives *p) {
    int agrees = p->opened;
    for (int number = 0; number < 2; number++) {
        segment *s = &p->segments[number];
        agrees = agrees && memcmp(s->opened, s->plain, s->plain_size) == 0;
        memset(s->opened, 0, s->plain_size);
    }
    p->opened = 0;
    return agrees;
}

void bundle_primitives_damage(bundle_primitives *p) {
    // With digest and checksum repaired, so that it is the tag that must notice.
    segment *s = &p->segments[1];
    s->bytes[p->sizes.overhead] ^= 1;
    s->crc = checksum(s->bytes, s->size);
    hash(p, s->bytes, s->size, s->digest);
}

static int add_segment(bundle_primitives *p, segment *s, const uint8_t *plain, size_t count) {
    s->plain_size = count;
    s->size = count + p->sizes.overhead;
    s->plain = malloc(count);
    s->bytes = calloc(1, s->size + 16);
    s->opened = calloc(1, count + 16);
    REQUIRE(s->plain && s->bytes && s->opened);
    memcpy(s->plain, plain, count);
    return 1;
}

static int set_up(bundle_primitives *p, const uint8_t *index, const uint8_t *payload) {
    checksum_prepare();
    REQUIRE(add_segment(p, &p->segments[0], index, p->sizes.index));
    REQUIRE(add_segment(p, &p->segments[1], payload, p->sizes.payload));
    size_t visible = context_input_size + p->sizes.manifest + p->sizes.list + p->sizes.signature + p->sizes.attributes;
    REQUIRE((p->visible = calloc(1, visible)) != NULL);
    REQUIRE((p->generator = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL)) != NULL);
    REQUIRE(EVP_PKEY_keygen_init(p->generator) == 1 && EVP_PKEY_CTX_set_group_name(p->generator, "P-256") == 1);
    REQUIRE(EVP_PKEY_generate(p->generator, &p->signer) == 1 && EVP_PKEY_generate(p->generator, &p->recipient) == 1);
    EVP_KDF *kdf = EVP_KDF_fetch(NULL, "X963KDF", NULL);
    p->kdf = EVP_KDF_CTX_new(kdf);
    EVP_KDF_free(kdf);
    p->wrap = EVP_CIPHER_fetch(NULL, "AES-256-WRAP", NULL);
    p->gcm = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
    p->wrapper = EVP_CIPHER_CTX_new();
    p->cipher = EVP_CIPHER_CTX_new();
    p->sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    p->signing = EVP_MD_CTX_new();
    REQUIRE(p->kdf && p->wrap && p->gcm && p->wrapper && p->cipher && p->sha256 && p->signing);
    EVP_CIPHER_CTX_set_flags(p->wrapper, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    return 1;
}

bundle_primitives *bundle_primitives_new(const bundle_sizes *sizes, const uint8_t *index, const uint8_t *payload) {
    bundle_primitives *p = calloc(1, sizeof *p);
    if (p == NULL) return NULL;
    p->sizes = *sizes;
    if (set_up(p, index, payload)) return p;
    bundle_primitives_free(p);
    return NULL;
}

void bundle_primitives_free(bundle_primitives *p) {
    if (p == NULL) return;
    for (int number = 0; number < 2; number++) {
        free(p->segments[number].plain);
        free(p->segments[number].bytes);
        free(p->segments[number].opened);
    }
    free(p->visible);
    EVP_PKEY_free(p->signer);
    EVP_PKEY_free(p->recipient);
    EVP_PKEY_CTX_free(p->generator);
    EVP_KDF_CTX_free(p->kdf);
    EVP_CIPHER_free(p->wrap);
    EVP_CIPHER_free(p->gcm);
    EVP_CIPHER_CTX_free(p->wrapper);
    EVP_CIPHER_CTX_free(p->cipher);
    EVP_MD_free(p->sha256);
    EVP_MD_CTX_free(p->signing);
    free(p);
}
