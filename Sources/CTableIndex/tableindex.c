#include "CTableIndex.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// One bit a byte of a block of 64, lowest first.
typedef struct {
    uint64_t quote, delimiter, line_feed, carriage_return, nul, digit, high, wide;
} Masks;

// What is known when a block begins.
typedef struct {
    // All ones inside quotes, else 0.
    uint64_t inside;
    // 1 when the byte before may stand before an opening quote.
    uint64_t before_open;
    // 1 when the byte before closes quotes.
    uint64_t closed;
    // 1 when the byte before is a carriage return outside quotes.
    uint64_t returned;
    uint64_t bad_quotes, bad_returns, nuls, highs, wides;
    size_t line_feeds;
    uint32_t *next;
} State;

static inline uint64_t prefix_xor(uint64_t bits) {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^= bits << 32;
    return bits;
}

// Eight offsets are written whether they count or not: a branch a cell end would cost more.
static inline uint32_t *emit(uint32_t *next, uint32_t base, uint64_t bits) {
    int count = __builtin_popcountll(bits);
    uint32_t *end = next + count;
    for (;;) {
        for (int place = 0; place < 8; place++) {
            next[place] = base + (uint32_t)__builtin_ctzll(bits | (1ULL << 63));
            bits &= bits - 1;
        }
        next += 8;
        if (__builtin_expect(next >= end, 1)) return end;
    }
}

static inline void take(State *state, const Masks *masks, uint32_t base, uint64_t valid) {
    uint64_t inside = state->inside;
    if (__builtin_expect((masks->quote | inside) != 0, 0)) {
        inside = prefix_xor(masks->quote) ^ inside;
        state->inside = (uint64_t)((int64_t)inside >> 63);
        uint64_t ends = (masks->delimiter | masks->line_feed) & ~inside;
        uint64_t open = masks->quote & inside, close = masks->quote & ~inside;
        uint64_t returns = masks->carriage_return & ~inside;
        state->bad_quotes |= open & ~((ends | close) << 1 | state->before_open);
        state->bad_quotes |= (close << 1 | state->closed) & ~(ends | returns | open) & valid;
        state->closed = close >> 63;
        state->before_open = (ends | close) >> 63;
    } else {
        state->bad_quotes |= state->closed & ~(masks->delimiter | masks->line_feed | masks->carriage_return) & valid;
        state->closed = 0;
        state->before_open = (masks->delimiter | masks->line_feed) >> 63;
    }
    uint64_t ends = (masks->delimiter | masks->line_feed) & ~inside;
    uint64_t returns = masks->carriage_return & ~inside;
    state->bad_returns |= (returns << 1 | state->returned) & ~(masks->line_feed & ~inside);
    state->returned = returns >> 63;
    state->nuls |= masks->nul;
    state->highs |= masks->high;
    state->wides |= masks->wide;
    state->line_feeds += (size_t)__builtin_popcountll(masks->line_feed);
    state->next = emit(state->next, base, ends);
}

static inline CTableIndex finish(const State *state, const uint8_t *bytes, size_t count, const uint32_t *ends) {
    CTableIndex index = {.count = (size_t)(state->next - ends), .line_feeds = state->line_feeds};
    if (state->bad_quotes || state->inside) index.faults |= CTABLEINDEX_QUOTE;
    if (state->bad_returns || state->returned) index.faults |= CTABLEINDEX_CARRIAGE_RETURN;
    if (state->nuls) index.faults |= CTABLEINDEX_NUL;
    if (state->highs && !CTableIndex_is_utf8(bytes, count)) index.faults |= CTABLEINDEX_NOT_UTF8;
    index.has_wide = state->wides != 0;
    return index;
}

// The bits of a block that belong to the text; the carriage return that ends it is seen as one before a byte that is
// no line feed, so the bit behind the text is kept for that check.
static inline void trim(Masks *masks, uint64_t valid) {
    masks->quote &= valid;
    masks->delimiter &= valid;
    masks->line_feed &= valid;
    masks->carriage_return &= valid;
    masks->nul &= valid;
    masks->digit &= valid;
    masks->high &= valid;
    masks->wide &= valid;
}

#define INDEX_WITH(read_masks)                                                                                         \
    State state = {.before_open = 1, .next = ends};                                                                    \
    size_t base = 0;                                                                                                   \
    for (; base + 64 <= count; base += 64) {                                                                           \
        Masks masks = read_masks(bytes + base, delimiter);                                                             \
        digits[base / 64] = masks.digit;                                                                               \
        take(&state, &masks, (uint32_t)base, ~0ULL);                                                                   \
    }                                                                                                                  \
    if (base < count) {                                                                                                \
        uint64_t valid = ~0ULL >> (64 - (count - base));                                                               \
        Masks masks = read_masks(bytes + base, delimiter);                                                             \
        trim(&masks, valid);                                                                                           \
        digits[base / 64] = masks.digit;                                                                               \
        take(&state, &masks, (uint32_t)base, valid);                                                                   \
    }                                                                                                                  \
    return finish(&state, bytes, count, ends);

static inline Masks scalar_masks(const uint8_t *bytes, uint8_t delimiter) {
    Masks masks = {0};
    for (int place = 0; place < 64; place++) {
        uint64_t bit = 1ULL << place;
        uint8_t byte = bytes[place];
        if (byte == '"') masks.quote |= bit;
        if (byte == delimiter) masks.delimiter |= bit;
        if (byte == '\n') masks.line_feed |= bit;
        if (byte == '\r') masks.carriage_return |= bit;
        if (byte == 0) masks.nul |= bit;
        if ((uint8_t)(byte - '0') <= 9) masks.digit |= bit;
        if (byte >= 0x80) masks.high |= bit;
        if (byte == 0xEF) masks.wide |= bit;
    }
    return masks;
}

static CTableIndex index_scalar(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, uint64_t *digits) {
    INDEX_WITH(scalar_masks)
}

#if defined(__x86_64__)

__attribute__((target("avx2"))) static inline uint64_t equal(__m256i low, __m256i high, __m256i byte) {
    uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, byte));
    uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, byte));
    return (uint64_t)second << 32 | first;
}

__attribute__((target("avx2"))) static inline Masks avx2_masks(const uint8_t *bytes, uint8_t delimiter) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
    __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
    Masks masks;
    masks.quote = equal(low, high, _mm256_set1_epi8('"'));
    masks.delimiter = equal(low, high, _mm256_set1_epi8((char)delimiter));
    masks.line_feed = equal(low, high, _mm256_set1_epi8('\n'));
    masks.carriage_return = equal(low, high, _mm256_set1_epi8('\r'));
    masks.nul = equal(low, high, _mm256_setzero_si256());
    masks.high = (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32 | (uint32_t)_mm256_movemask_epi8(low);
    masks.wide = masks.high ? equal(low, high, _mm256_set1_epi8((char)0xEF)) : 0;
    // byte - '0' is at most 9 as an unsigned number.
    __m256i zero = _mm256_set1_epi8('0'), nine = _mm256_set1_epi8(9);
    __m256i first = _mm256_sub_epi8(low, zero), second = _mm256_sub_epi8(high, zero);
    first = _mm256_cmpeq_epi8(_mm256_min_epu8(first, nine), first);
    second = _mm256_cmpeq_epi8(_mm256_min_epu8(second, nine), second);
    masks.digit = (uint64_t)(uint32_t)_mm256_movemask_epi8(second) << 32 | (uint32_t)_mm256_movemask_epi8(first);
    return masks;
}

__attribute__((target("avx2,popcnt,bmi"))) static CTableIndex index_avx2(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, uint64_t *digits) {
    INDEX_WITH(avx2_masks)
}

#endif

CTableIndex CTableIndex_index(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, uint64_t *digits) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi"))
        return index_avx2(bytes, count, delimiter, ends, digits);
#endif
    return index_scalar(bytes, count, delimiter, ends, digits);
}

#define COUNT_QUOTES                                                                                                   \
    size_t quotes = 0;                                                                                                 \
    for (size_t place = 0; place < count; place++) quotes += bytes[place] == '"';                                      \
    return quotes;

// The compiler makes wide code of this loop.
static size_t count_quotes_plain(const uint8_t *bytes, size_t count) { COUNT_QUOTES }

#if defined(__x86_64__)
__attribute__((target("avx2,popcnt"))) static size_t count_quotes_avx2(const uint8_t *bytes, size_t count) {
    size_t quotes = 0, place = 0;
    __m256i quote = _mm256_set1_epi8('"');
    for (; place + 32 <= count; place += 32) {
        __m256i block = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + place));
        quotes += (size_t)__builtin_popcount((uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(block, quote)));
    }
    return quotes + count_quotes_plain(bytes + place, count - place);
}
#endif

static size_t count_quotes(const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt")) return count_quotes_avx2(bytes, count);
#endif
    return count_quotes_plain(bytes, count);
}

size_t CTableIndex_last_record_end(const uint8_t *bytes, size_t count) {
    // Behind the last byte the text is inside quotes when the number of quotes is odd; every quote on the way back
    // changes sides.
    size_t odd = count_quotes(bytes, count) & 1;
    for (size_t end = count; end > 0; end--) {
        uint8_t byte = bytes[end - 1];
        if (byte == '"') odd ^= 1;
        if (byte == '\n' && !odd) return end;
    }
    return 0;
}

int CTableIndex_is_utf8(const uint8_t *bytes, size_t count) {
    size_t place = 0;
    while (place < count) {
        uint64_t word;
        if (place + 8 <= count) {
            memcpy(&word, bytes + place, 8);
            uint64_t high = word & 0x8080808080808080ULL;
            if (!high) {
                place += 8;
                continue;
            }
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
            place += (size_t)__builtin_ctzll(high) / 8;
#endif
        }
        uint8_t first = bytes[place];
        if (first < 0x80) {
            place++;
            continue;
        }
        size_t left = count - place;
        const uint8_t *next = bytes + place + 1;
        if (first >= 0xC2 && first <= 0xDF) {
            if (left < 2 || (next[0] & 0xC0) != 0x80) return 0;
            place += 2;
        } else if ((first & 0xF0) == 0xE0) {
            if (left < 3 || (next[0] & 0xC0) != 0x80 || (next[1] & 0xC0) != 0x80) return 0;
            if (first == 0xE0 && next[0] < 0xA0) return 0;
            if (first == 0xED && next[0] > 0x9F) return 0;
            place += 3;
        } else if (first >= 0xF0 && first <= 0xF4) {
            if (left < 4 || (next[0] & 0xC0) != 0x80 || (next[1] & 0xC0) != 0x80 || (next[2] & 0xC0) != 0x80) return 0;
            if (first == 0xF0 && next[0] < 0x90) return 0;
            if (first == 0xF4 && next[0] > 0x8F) return 0;
            place += 4;
        } else {
            return 0;
        }
    }
    return 1;
}
