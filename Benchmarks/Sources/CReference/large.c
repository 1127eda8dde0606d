// The primitives of sealing and opening a large file in segments, on several threads: AES-256-GCM, SHA-256 of plaintext and
// ciphertext, CRC-32, read and written piece by piece. No container, no DER, no signature, and one key for all.
#include "CReference.h"
#include "checksum.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { segment_size = 16 << 20, piece_size = 64 << 10, tag_size = 16, digest_size = 32, most_threads = 16 };

// What stands behind the segments in the file: what opening compares.
typedef struct {
    uint8_t plain_digest[digest_size], digest[digest_size], nonce[12];
    uint32_t crc;
} segment_record;

typedef struct {
    int in, out, threads, number, opens, done;
    size_t size, count;
    segment_record *records;
} large_work;

static const uint8_t key[32] = {7};

#define REQUIRE(condition) \
    do { if (!(condition)) return 0; } while (0)

static int read_all(int file, uint8_t *bytes, size_t count, off_t offset) {
    for (size_t got = 0; got < count;) {
        ssize_t number = pread(file, bytes + got, count - got, offset + (off_t)got);
        REQUIRE(number > 0);
        got += (size_t)number;
    }
    return 1;
}

static int write_all(int file, const uint8_t *bytes, size_t count, off_t offset) {
    for (size_t put = 0; put < count;) {
        ssize_t number = pwrite(file, bytes + put, count - put, offset + (off_t)put);
        REQUIRE(number > 0);
        put += (size_t)number;
    }
    return 1;
}

static size_t plain_count(const large_work *w, size_t segment) {
    size_t offset = segment * segment_size;
    return w->size - offset < segment_size ? w->size - offset : segment_size;
}

static int seal_segment(const large_work *w, size_t segment, uint8_t *plain, uint8_t *sealed, EVP_CIPHER_CTX *cipher,
                        EVP_MD_CTX *hashes[2]) {
    size_t count = plain_count(w, segment);
    off_t from = (off_t)(segment * segment_size), to = (off_t)(segment * (segment_size + tag_size));
    segment_record *record = &w->records[segment];
    int written = 0;
    memset(record, 0, sizeof *record);
    memcpy(record->nonce, &segment, sizeof segment);
    REQUIRE(EVP_EncryptInit_ex2(cipher, EVP_aes_256_gcm(), key, record->nonce, NULL) == 1);
    for (int which = 0; which < 2; which++) REQUIRE(EVP_DigestInit_ex2(hashes[which], EVP_sha256(), NULL) == 1);
    uint32_t crc = checksum_start();
    for (size_t done = 0; done < count; done += piece_size) {
        size_t size = count - done < piece_size ? count - done : piece_size;
        REQUIRE(read_all(w->in, plain, size, from + (off_t)done));
        REQUIRE(EVP_EncryptUpdate(cipher, sealed, &written, plain, (int)size) == 1);
        REQUIRE(EVP_DigestUpdate(hashes[0], plain, size) == 1 && EVP_DigestUpdate(hashes[1], sealed, size) == 1);
        crc = checksum_add(crc, sealed, size);
        REQUIRE(write_all(w->out, sealed, size, to + (off_t)done));
    }
    REQUIRE(EVP_EncryptFinal_ex(cipher, sealed, &written) == 1);
    REQUIRE(EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, tag_size, sealed) == 1);
    REQUIRE(EVP_DigestUpdate(hashes[1], sealed, tag_size) == 1);
    record->crc = checksum_end(checksum_add(crc, sealed, tag_size));
    REQUIRE(EVP_DigestFinal_ex(hashes[0], record->plain_digest, NULL) == 1);
    REQUIRE(EVP_DigestFinal_ex(hashes[1], record->digest, NULL) == 1);
    return write_all(w->out, sealed, tag_size, to + (off_t)count);
}

// First pass: digest and checksum of the sealed bytes.
static int verify_segment(const large_work *w, size_t segment, uint8_t *bytes, EVP_MD_CTX *hash) {
    size_t count = plain_count(w, segment) + tag_size;
    off_t from = (off_t)(segment * (segment_size + tag_size));
    uint8_t digest[digest_size];
    uint32_t crc = checksum_start();
    REQUIRE(EVP_DigestInit_ex2(hash, EVP_sha256(), NULL) == 1);
    for (size_t done = 0; done < count; done += piece_size) {
        size_t size = count - done < piece_size ? count - done : piece_size;
        REQUIRE(read_all(w->in, bytes, size, from + (off_t)done) && EVP_DigestUpdate(hash, bytes, size) == 1);
        crc = checksum_add(crc, bytes, size);
    }
    REQUIRE(EVP_DigestFinal_ex(hash, digest, NULL) == 1);
    return memcmp(digest, w->records[segment].digest, digest_size) == 0 && checksum_end(crc) == w->records[segment].crc;
}

// Second pass: the segment is decrypted in memory, and written when its tag and digest agree.
static int open_segment(const large_work *w, size_t segment, uint8_t *bytes, EVP_CIPHER_CTX *cipher, EVP_MD_CTX *hash) {
    size_t count = plain_count(w, segment);
    uint8_t digest[digest_size];
    int written = 0;
    REQUIRE(read_all(w->in, bytes, count + tag_size, (off_t)(segment * (segment_size + tag_size))));
    REQUIRE(EVP_DecryptInit_ex2(cipher, EVP_aes_256_gcm(), key, w->records[segment].nonce, NULL) == 1);
    REQUIRE(EVP_DigestInit_ex2(hash, EVP_sha256(), NULL) == 1);
    for (size_t done = 0; done < count; done += piece_size) {
        size_t size = count - done < piece_size ? count - done : piece_size;
        REQUIRE(EVP_DecryptUpdate(cipher, bytes + done, &written, bytes + done, (int)size) == 1);
        REQUIRE(EVP_DigestUpdate(hash, bytes + done, size) == 1);
    }
    REQUIRE(EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, tag_size, bytes + count) == 1);
    REQUIRE(EVP_DecryptFinal_ex(cipher, bytes + count, &written) == 1 && EVP_DigestFinal_ex(hash, digest, NULL) == 1);
    REQUIRE(memcmp(digest, w->records[segment].plain_digest, digest_size) == 0);
    return write_all(w->out, bytes, count, (off_t)(segment * segment_size));
}

static void *work(void *argument) {
    large_work *w = argument;
    uint8_t *first = malloc(segment_size + tag_size), *second = malloc(piece_size + tag_size);
    EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
    EVP_MD_CTX *hashes[2] = {EVP_MD_CTX_new(), EVP_MD_CTX_new()};
    int done = first && second && cipher && hashes[0] && hashes[1];
    if (w->opens)
        for (size_t segment = (size_t)w->number; done && segment < w->count; segment += (size_t)w->threads)
            done = verify_segment(w, segment, second, hashes[0]);
    for (size_t segment = (size_t)w->number; done && segment < w->count; segment += (size_t)w->threads)
        done = w->opens ? open_segment(w, segment, first, cipher, hashes[0])
                        : seal_segment(w, segment, first, second, cipher, hashes);
    EVP_CIPHER_CTX_free(cipher);
    EVP_MD_CTX_free(hashes[0]);
    EVP_MD_CTX_free(hashes[1]);
    free(first);
    free(second);
    w->done = done;
    return NULL;
}

static int run(large_work shared) {
    large_work works[most_threads];
    pthread_t threads[most_threads];
    int begun = 0, done = 1;
    for (; begun < shared.threads; begun++) {
        works[begun] = shared;
        works[begun].number = begun;
        if (pthread_create(&threads[begun], NULL, work, &works[begun]) != 0) break;
    }
    for (int number = 0; number < begun; number++) {
        pthread_join(threads[number], NULL);
        done = done && works[number].done;
    }
    return done && begun == shared.threads;
}

int large_run(const char *from, const char *to, int threads, int opens) {
    large_work w = {.threads = threads, .opens = opens};
    struct stat status;
    REQUIRE(threads >= 1 && threads <= most_threads);
    checksum_prepare();
    w.in = open(from, O_RDONLY);
    w.out = open(to, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (w.in < 0 || w.out < 0 || fstat(w.in, &status) != 0) return 0;
    size_t each = segment_size + tag_size + sizeof(segment_record), whole = (size_t)status.st_size;
    w.count = opens ? (whole + each - 1) / each : (whole + segment_size - 1) / segment_size;
    w.size = opens ? whole - w.count * (tag_size + sizeof(segment_record)) : whole;
    w.records = calloc(w.count, sizeof(segment_record));
    size_t records = w.count * sizeof(segment_record);
    off_t place = (off_t)(w.size + w.count * tag_size);
    int done = w.records && (!opens || read_all(w.in, (uint8_t *)w.records, records, place)) && run(w)
        && (opens || write_all(w.out, (uint8_t *)w.records, records, place));
    free(w.records);
    close(w.in);
    return close(w.out) == 0 && done;
}
