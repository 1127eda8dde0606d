#include "table.h"

#include <stdlib.h>
#include <string.h>

#define EXACT_LIMIT ((size_t)1 << 17)
#define REGISTER_BITS 14

struct code_count {
    uint8_t registers[1 << REGISTER_BITS];
    uint64_t *codes;  // open addressing, 0 for none; NULL once there are too many
    size_t capacity, count;
};

code_count *code_count_new(void) {
    code_count *count = calloc(1, sizeof *count);
    if (!count) return NULL;
    count->capacity = 1024;
    count->codes = calloc(count->capacity, sizeof *count->codes);
    return count;
}

void code_count_free(code_count *count) {
    if (count) free(count->codes);
    free(count);
}

static int place(uint64_t *codes, size_t capacity, uint64_t code) {
    size_t at = code & (capacity - 1);
    while (codes[at] != 0) {
        if (codes[at] == code) return 0;
        at = (at + 1) & (capacity - 1);
    }
    codes[at] = code;
    return 1;
}

static void insert_exactly(code_count *count, uint64_t code) {
    if (!place(count->codes, count->capacity, code)) return;
    uint64_t *larger = NULL;
    if (++count->count > EXACT_LIMIT || count->count * 2 > count->capacity) {
        if (count->count <= EXACT_LIMIT) larger = calloc(2 * count->capacity, sizeof *larger);
        for (size_t at = 0; larger && at < count->capacity; at++)
            if (count->codes[at] != 0) place(larger, 2 * count->capacity, count->codes[at]);
        free(count->codes);
        count->codes = larger;
        count->capacity *= 2;
    }
}

void code_count_insert(code_count *count, const uint64_t *codes, size_t number) {
    for (size_t each = 0; each < number; each++) {
        uint64_t code = codes[each] | (codes[each] == 0);
        size_t index = code >> (64 - REGISTER_BITS);
        uint8_t rank = (uint8_t)(__builtin_clzll(code << REGISTER_BITS | 1 << 13) + 1);
        if (count->registers[index] < rank) count->registers[index] = rank;
        if (count->codes) insert_exactly(count, code);
    }
}

size_t code_count_total(const code_count *count) {
    if (count->codes) return count->count;
    double sum = 0, registers = 1 << REGISTER_BITS;
    for (size_t each = 0; each < (size_t)1 << REGISTER_BITS; each++)
        sum += 1 / (double)(UINT64_C(1) << count->registers[each]);
    return (size_t)(0.7213 / (1 + 1.079 / registers) * registers * registers / sum + 0.5);
}
