#ifndef CREFERENCE_H
#define CREFERENCE_H

#include <stddef.h>
#include <stdint.h>

// What a child process used. Times are in nanoseconds.
typedef struct {
    int64_t wall;
    int64_t cpu;
    int status;
} child_usage;

// Runs a program of the PATH in a folder, input, output and errors at /dev/null, and waits for it. `status` is the exit
// status, or -1 when it was killed. Returns 0, or an errno.
int child_run(char *const arguments[], const char *folder, child_usage *usage);

// The peak resident memory of a program of the PATH in KiB, or -1. It is read when the program is about to end (VmHWM):
// ru_maxrss would also count the pages of the process that started it.
long child_peak_memory(char *const arguments[]);

// The sizes of one bundle in bytes, as the library writes it.
typedef struct {
    size_t index;       // the index in plain
    size_t payload;     // the payload in plain
    size_t overhead;    // what sealing adds to a segment
    size_t manifest;    // manifest.json
    size_t list;        // ASiCManifest001.xml
    size_t attributes;  // the signed attributes
    size_t signature;   // signature001.p7s
} bundle_sizes;

// The primitives of one bundle through libcrypto: keys, contexts and fetched algorithms are made once and kept.
typedef struct bundle_primitives bundle_primitives;

// Makes the keys of a sender and a recipient. NULL on failure.
bundle_primitives *bundle_primitives_new(const bundle_sizes *sizes, const uint8_t *index, const uint8_t *payload);
void bundle_primitives_free(bundle_primitives *primitives);

// Seals `count` bundles, one after the other, over the last one. 1 on success.
int bundle_primitives_seal(bundle_primitives *primitives, size_t count);

// Opens the bundle sealed last `count` times, every digest, checksum, tag and signature compared. 1 when all agree.
int bundle_primitives_open(bundle_primitives *primitives, size_t count);

// Whether what was opened last is what was sealed: 1 or 0. It is forgotten by the call.
int bundle_primitives_take_round_trip(bundle_primitives *primitives);

// Flips one bit of the sealed payload, for the proof that opening notices.
void bundle_primitives_damage(bundle_primitives *primitives);

// Seals a file into another (or opens one that it sealed) on so many threads: the primitives alone. 1 on success.
int large_run(const char *from, const char *to, int threads, int opens);

// What a Swedish personal number of twelve digits says.
typedef struct {
    uint8_t kind;   // 0 none, 1 personnummer, 2 samordningsnummer
    uint8_t is_male;
    uint8_t is_test;
    uint8_t month;  // 0 where no date is told
    uint8_t day;
    uint16_t year;
} swedish_number;

// Reads one number: digits, century, date, not after the reference day (year << 9 | month << 5 | day), birth number,
// check digit.
swedish_number swedish_read(const uint8_t text[12], uint32_t reference);

// Reads `count` numbers that lie one after the other; gives how many are valid and adds up what they say.
size_t swedish_count(const uint8_t *texts, size_t count, uint32_t reference, uint64_t *sum);

// What a table is to be rewritten with.
typedef struct {
    const char *input, *output;
    uint8_t master[32];
    const char *domain, *tag;
    unsigned version;
    const char *const *columns;
    size_t column_count;
    uint32_t reference;  // year << 9 | month << 5 | day
    unsigned threads;
} table_order;

// What the rewriting says about itself.
typedef struct {
    size_t rows, distinct;
    char input_sha256[65], output_sha256[65];
} table_result;

// Replaces Swedish numbers in columns of a CSV table by pseudonyms as `brygga pseudonymise` does: every number checked,
// every other cell scanned, quotes and UTF-8 checked, both files hashed. Refuses without saying where. 1 on success.
int table_rewrite(const table_order *order, table_result *result);

// The tables of the comparison.
typedef enum { table_wide = 0, table_narrow = 1, table_quoted = 2 } table_shape;

// Writes a table of official test numbers, the same bytes for the same seed. 1 on success.
int table_make(const char *path, table_shape shape, size_t rows, uint64_t seed);

// HMAC-SHA-256 of short messages, four at a time by the SHA instructions: as fast as one core can.
typedef struct code_limit code_limit;

// NULL where the processor has no such instructions, or where the codes differ from those of libcrypto.
code_limit *code_limit_new(const uint8_t key[32]);
void code_limit_free(code_limit *limit);

// Makes `count` codes (a multiple of four) of `pid1:SE:1990` and a number from 0 as eight bytes, lowest first, and adds
// up their first eight bytes.
uint64_t code_limit_run(code_limit *limit, size_t count);

#endif
