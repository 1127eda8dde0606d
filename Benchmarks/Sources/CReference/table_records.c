#include "table.h"

#include <string.h>

// The fewest bytes that can hold a number: ten digits.
#define SHORTEST 10

// How many digits stand in a range, by the index.
static inline unsigned digit_count(const uint64_t *digits, size_t start, size_t end) {
    size_t first = start / 64, last = end / 64;
    uint64_t from = ~UINT64_C(0) << start % 64, to = (UINT64_C(1) << end % 64) - 1;
    if (first == last) return (unsigned)__builtin_popcountll(digits[first] & from & to);
    unsigned count = (unsigned)__builtin_popcountll(digits[first] & from);
    for (size_t word = first + 1; word < last; word++) count += (unsigned)__builtin_popcountll(digits[word]);
    return count + (unsigned)__builtin_popcountll(digits[last] & to);
}

// Copies with one block where it fits; there is room behind both.
static inline uint8_t *copy(uint8_t *output, const uint8_t *from, size_t count) {
    if (count <= 64)
        memcpy(output, from, 64);
    else
        memcpy(output, from, count);
    return output + count;
}

__attribute__((always_inline)) static inline ptrdiff_t rewrite(
    const table_plan *plan, table_index *index, code_batch *batch, const uint8_t *text, size_t count, uint8_t *output,
    size_t *rows) {
    size_t columns = plan->columns, rewritten = 0, cell = 0;
    uint8_t *next = output;
    const uint32_t *positions = index->positions;
    if (index->count % columns != 0) return -1;
    for (size_t row = 0; row < index->count; row += columns) {
        for (size_t column = 0; column < columns; column++) {
            size_t end = positions[row + column], start = cell;
            cell = end + 1;
            // A record has as many cells as the header.
            if ((text[end] == '\n') != (column + 1 == columns)) return -1;
            if (!plan->is_replaced[column]) {
                if (end - start < SHORTEST) continue;
                if (digit_count(index->digits, start, end) < SHORTEST && !index->has_wide) continue;
                if (table_number_is_in(text + start, end - start, plan->reference)) return -1;
                continue;
            }
            if (end > start && text[end - 1] == '\r') end--;
            if (end > start + 1 && text[start] == '"') {
                start++;
                end--;
            }
            if (!table_number_read(text + start, end - start, plan->reference, code_batch_number(batch))) return -1;
            next = copy(next, text + rewritten, start - rewritten);
            memcpy(next, plan->key.beginning, 16);
            next += plan->key.beginning_count;
            rewritten = end;
            code_batch_take(batch, next);
            next += CODE_SYMBOLS;
        }
    }
    code_batch_flush(batch);
    *rows = index->count / columns;
    memcpy(next, text + rewritten, count - rewritten);
    return next + (count - rewritten) - output;
}

#if defined(__x86_64__)
__attribute__((target("bmi,bmi2,popcnt"))) static ptrdiff_t rewrite_popcnt(
    const table_plan *plan, table_index *index, code_batch *batch, const uint8_t *text, size_t count, uint8_t *output,
    size_t *rows) {
    return rewrite(plan, index, batch, text, count, output, rows);
}
#endif

ptrdiff_t table_records_rewrite(
    const table_plan *plan, table_index *index, code_batch *batch, const uint8_t *text, size_t count, uint8_t *output,
    size_t *rows) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("bmi2")) return rewrite_popcnt(plan, index, batch, text, count, output, rows);
#endif
    return rewrite(plan, index, batch, text, count, output, rows);
}
