#include "table.h"

#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

// What 64 bytes are, one bit a byte.
typedef struct {
    uint64_t structural, line_feed, digit, high;
    uint64_t quote, carriage_return;  // only where `is_rare`
    int is_rare, has_nul, has_wide;
} block;

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))

AVX2 static inline uint64_t mask_of(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

AVX2 static inline block read_avx2(const uint8_t *text, uint8_t delimiter) {
    block result = {0};
    __m256i a = _mm256_loadu_si256((const __m256i *)text), b = _mm256_loadu_si256((const __m256i *)(text + 32));
    __m256i comma = _mm256_set1_epi8((char)delimiter), feed = _mm256_set1_epi8('\n');
    __m256i quote = _mm256_set1_epi8('"'), carriage = _mm256_set1_epi8('\r');
    __m256i zero = _mm256_set1_epi8('0'), nine = _mm256_set1_epi8(9), nul = _mm256_setzero_si256();
    __m256i feed_a = _mm256_cmpeq_epi8(a, feed), feed_b = _mm256_cmpeq_epi8(b, feed);
    result.line_feed = mask_of(feed_a, feed_b);
    result.structural = mask_of(
        _mm256_or_si256(feed_a, _mm256_cmpeq_epi8(a, comma)), _mm256_or_si256(feed_b, _mm256_cmpeq_epi8(b, comma)));
    __m256i da = _mm256_sub_epi8(a, zero), db = _mm256_sub_epi8(b, zero);
    result.digit = mask_of(
        _mm256_cmpeq_epi8(_mm256_min_epu8(da, nine), da), _mm256_cmpeq_epi8(_mm256_min_epu8(db, nine), db));
    result.high = mask_of(a, b);
    result.has_nul = _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_min_epu8(a, b), nul)) != 0;
    __m256i quote_a = _mm256_cmpeq_epi8(a, quote), quote_b = _mm256_cmpeq_epi8(b, quote);
    __m256i carriage_a = _mm256_cmpeq_epi8(a, carriage), carriage_b = _mm256_cmpeq_epi8(b, carriage);
    __m256i rare = _mm256_or_si256(_mm256_or_si256(quote_a, quote_b), _mm256_or_si256(carriage_a, carriage_b));
    if (!_mm256_testz_si256(rare, rare)) {
        result.is_rare = 1;
        result.quote = mask_of(quote_a, quote_b);
        result.carriage_return = mask_of(carriage_a, carriage_b);
    }
    if (result.high) {
        __m256i wide = _mm256_set1_epi8((char)0xEF);
        result.has_wide = mask_of(_mm256_cmpeq_epi8(a, wide), _mm256_cmpeq_epi8(b, wide)) != 0;
    }
    return result;
}
#endif

static inline block read_portable(const uint8_t *text, uint8_t delimiter) {
    block result = {.is_rare = 1};
    for (unsigned place = 0; place < 64; place++) {
        uint64_t bit = UINT64_C(1) << place;
        uint8_t byte = text[place];
        if (byte == '\n') result.line_feed |= bit;
        if (byte == '\n' || byte == delimiter) result.structural |= bit;
        if ((uint8_t)(byte - '0') <= 9) result.digit |= bit;
        if (byte >= 0x80) result.high |= bit;
        if (byte == '"') result.quote |= bit;
        if (byte == '\r') result.carriage_return |= bit;
        if (byte == 0) result.has_nul = 1;
        if (byte == 0xEF) result.has_wide = 1;
    }
    return result;
}

// The length of a UTF-8 sequence of two bytes or more, or 0 (Unicode 15, table 3-7).
static size_t sequence_length(const uint8_t *text) {
    uint8_t first = text[0], second = text[1];
    if ((second & 0xC0) != 0x80) return 0;
    if (first >= 0xC2 && first <= 0xDF) return 2;
    if ((text[2] & 0xC0) != 0x80) return 0;
    if (first == 0xE0) return second >= 0xA0 ? 3 : 0;
    if (first == 0xED) return second <= 0x9F ? 3 : 0;
    if (first >= 0xE1 && first <= 0xEF) return 3;
    if ((text[3] & 0xC0) != 0x80) return 0;
    if (first == 0xF0) return second >= 0x90 ? 4 : 0;
    if (first == 0xF4) return second <= 0x8F ? 4 : 0;
    return first >= 0xF1 && first <= 0xF3 ? 4 : 0;
}

static inline uint64_t prefix_xor(uint64_t mask) {
    for (unsigned shift = 1; shift < 64; shift *= 2) mask ^= mask << shift;
    return mask;
}

// What is carried from block to block: all ones inside quotes; the last byte's kind in bit 0.
typedef struct {
    uint64_t inside, after_start, after_closing, after_carriage;
    size_t text_end;  // behind the last UTF-8 sequence
} carried;

// Takes quotes and carriage returns into account; 0 when they stand where RFC 4180 has none.
static inline int take_rare(block *block, carried *carried, uint64_t valid) {
    block->quote &= valid;
    uint64_t inside = prefix_xor(block->quote) ^ carried->inside;
    uint64_t opening = block->quote & inside, closing = block->quote & ~inside;
    block->structural &= ~inside;
    block->line_feed &= ~inside;
    uint64_t carriage = block->carriage_return & ~inside;
    uint64_t may_open = (block->structural | closing) << 1 | carried->after_start | carried->after_closing;
    uint64_t behind_closing = closing << 1 | carried->after_closing;
    uint64_t behind_carriage = carriage << 1 | carried->after_carriage;
    uint64_t faults = (opening & ~may_open) | (behind_closing & ~(block->structural | block->quote | carriage))
        | (behind_carriage & ~block->line_feed);
    carried->inside = (uint64_t)((int64_t)inside >> 63);
    carried->after_closing = closing >> 63;
    carried->after_carriage = carriage >> 63;
    return (faults & valid) == 0;
}

static inline int take_text(carried *carried, const uint8_t *text, size_t start, uint64_t high) {
    for (; high != 0; high &= high - 1) {
        size_t place = start + (size_t)__builtin_ctzll(high);
        if (place < carried->text_end) continue;
        size_t length = sequence_length(text + place);
        if (length == 0) return 0;
        carried->text_end = place + length;
    }
    return 1;
}

__attribute__((always_inline)) static inline int build(
    table_index *index, const uint8_t *text, size_t count, uint8_t delimiter, block (*read)(const uint8_t *, uint8_t)) {
    carried carried = {.after_start = 1};
    uint32_t *next = index->positions;
    index->has_wide = 0;
    for (size_t start = 0; start < count; start += 64) {
        size_t left = count - start;
        uint64_t valid = left >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << left) - 1;
        block block = read(text + start, delimiter);
        if (block.has_nul && (left >= 64 || memchr(text + start, 0, left))) return 0;
        if (block.is_rare || carried.inside || carried.after_closing || carried.after_carriage)
            if (!take_rare(&block, &carried, valid)) return 0;
        if (block.high & valid && !take_text(&carried, text, start, block.high & valid)) return 0;
        index->has_wide |= block.has_wide;
        index->digits[start / 64] = block.digit;
        uint64_t mask = block.structural & valid;
        carried.after_start = block.structural >> 63;
        // Eight at a time without a branch; what is written beyond the count is overwritten.
        unsigned found = (unsigned)__builtin_popcountll(mask);
        for (unsigned done = 0; done < found; done += 8)
            for (unsigned place = 0; place < 8; place++) {
                next[done + place] = (uint32_t)start + (uint32_t)__builtin_ctzll(mask | UINT64_C(1) << 63);
                mask &= mask - 1;
            }
        next += found;
    }
    index->count = (size_t)(next - index->positions);
    return !carried.inside && carried.text_end <= count;
}

#if defined(__x86_64__)
AVX2 static int build_avx2(table_index *index, const uint8_t *text, size_t count, uint8_t delimiter) {
    return build(index, text, count, delimiter, read_avx2);
}
#endif

int table_index_build(table_index *index, const uint8_t *text, size_t count, uint8_t delimiter) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return build_avx2(index, text, count, delimiter);
#endif
    return build(index, text, count, delimiter, read_portable);
}
