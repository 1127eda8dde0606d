// The stages of the table in C: index, numbers, codes, stream. `table.c` puts them together.
#ifndef TABLE_H
#define TABLE_H

#include <stddef.h>
#include <stdint.h>

// Readable and writable bytes behind every buffer, for loads and copies of whole blocks.
#define TABLE_PADDING 128

// Where delimiters and record ends of a chunk stand.
typedef struct {
    uint32_t *positions;  // of every delimiter and line feed outside quotes, in order
    size_t count;
    uint64_t *digits;     // one bit a byte: whether it is an ASCII digit
    int has_wide;         // whether a byte 0xEF occurs, as full-width digits begin with
} table_index;

// Indexes a chunk of whole records. 1 on success; 0 when it is no CSV (RFC 4180) in UTF-8 or holds a NUL.
int table_index_build(table_index *index, const uint8_t *text, size_t count, uint8_t delimiter);

// Reads the written forms YYYYMMDDNNNC, YYYYMMDD-NNNC, YYMMDDNNNC, YYMMDD-NNNC (or +) and writes twelve digits.
// 1 when the number is valid on the reference day.
int table_number_read(const uint8_t *text, size_t count, uint32_t reference, uint8_t canonical[12]);

// Whether a cell holds a valid number; `text` has padding behind it.
int table_number_is_in(const uint8_t *text, size_t count, uint32_t reference);

// Fills the tables of the checks; once, before the first thread.
void table_number_prepare(void);

#define CODE_LANES 8
#define CODE_SYMBOLS 32  // 26 of the code, 6 of the checksum

// A domain's key and text form, made once and read by every thread.
typedef struct {
    uint32_t inner[8], outer[8];      // midstates of HMAC-SHA-256
    uint8_t beginning[16];            // tag, 1, version
    size_t beginning_count;
    uint32_t checksum;                // of the beginning and 26 zero symbols
    uint32_t by_byte[17][256];        // what each byte of the code adds to the checksum
    uint16_t pairs[1024];             // two characters for ten bits
} code_key;

// The key of a domain from the master key (HKDF-SHA-256). 1 on success.
int code_key_make(code_key *key, const uint8_t master[32], const char *domain, const char *tag, unsigned version);

// The midstates of a key alone.
void code_key_make_plain(code_key *key, const uint8_t plain[32]);

// Numbers that wait for their codes.
typedef struct {
    const code_key *key;
    unsigned count;
    uint64_t *codes;    // the first eight bytes of every code, for counting
    size_t code_count;
    uint8_t *targets[CODE_LANES];
    uint8_t inner[CODE_LANES][64], outer[CODE_LANES][64];
} code_batch;

void code_batch_begin(code_batch *batch, const code_key *key);
// Writes the codes of the numbers that wait, 32 characters each, to their targets.
void code_batch_flush(code_batch *batch);

// Where the next number's twelve digits go.
static inline uint8_t *code_batch_number(code_batch *batch) { return batch->inner[batch->count] + 8; }

static inline void code_batch_take(code_batch *batch, uint8_t *target) {
    batch->targets[batch->count++] = target;
    if (batch->count == CODE_LANES) code_batch_flush(batch);
}

// How many different codes there are: exactly up to a limit, beyond it by an estimate (HyperLogLog).
typedef struct code_count code_count;
code_count *code_count_new(void);
void code_count_free(code_count *count);
void code_count_insert(code_count *count, const uint64_t *codes, size_t number);
size_t code_count_total(const code_count *count);

#define TABLE_COLUMNS 256

// What a table is read with.
typedef struct {
    size_t columns;
    uint8_t delimiter;
    uint8_t is_replaced[TABLE_COLUMNS];
    uint32_t reference;
    code_key key;
} table_plan;

// Rewrites a chunk of whole records. The bytes written, or -1 when the chunk is refused.
ptrdiff_t table_records_rewrite(
    const table_plan *plan, table_index *index, code_batch *batch, const uint8_t *text, size_t count, uint8_t *output,
    size_t *rows);

#endif
