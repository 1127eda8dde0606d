// Tables of official test numbers, which no person has: birth numbers 980 to 999.
#include "CReference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;

// SplitMix64 (Steele, Lea, Flood 2014).
static uint64_t draw(void) {
    uint64_t mixed = state += UINT64_C(0x9E3779B97F4A7C15);
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ mixed >> 31;
}

static unsigned below(unsigned bound) { return (unsigned)((draw() >> 32) * bound >> 32); }

static char *put(char *next, const char *text) {
    size_t count = strlen(text);
    memcpy(next, text, count);
    return next + count;
}

static char *put_digits(char *next, unsigned value, unsigned width) {
    for (unsigned place = width; place > 0; place--, value /= 10) next[place - 1] = (char)('0' + value % 10);
    return next + width;
}

// A number in one of its published forms; one in twenty is a coordination number, some of them without a date.
static char *put_number(char *next) {
    char digits[12];
    unsigned is_coordination = below(20) == 0, has_date = !is_coordination || below(20) != 0;
    put_digits(digits, 1930 + below(78), 4);
    put_digits(digits + 4, has_date ? 1 + below(12) : 0, 2);
    put_digits(digits + 6, (has_date ? 1 + below(28) : 0) + (is_coordination ? 60 : 0), 2);
    put_digits(digits + 8, 980 + below(20), 3);
    unsigned sum = 0;
    for (unsigned place = 2; place < 11; place++) {
        unsigned weighted = (digits[place] & 15u) << (place % 2 == 0);
        sum += weighted > 9 ? weighted - 9 : weighted;
    }
    digits[11] = (char)('0' + (10 - sum % 10) % 10);
    unsigned form = below(20);  // 0 and 1: a short year; even: a hyphen
    unsigned start = form < 2 ? 2 : 0;
    memcpy(next, digits + start, 8 - start);
    next += 8 - start;
    if (form % 2 == 0) *next++ = '-';
    memcpy(next, digits + 8, 4);
    return next + 4;
}

static char *put_quoted_number(char *next) {
    *next++ = '"';
    next = put_number(next);
    *next++ = '"';
    return next;
}

static const char *const districts[8] = {"Dalhem",    "Drottninghög", "Olympia", "Ringstorp",
                                         "Högaborg", "Närlunda",     "Tågaborg", "Råå"};
static const char *const measures[4] = {"praktik", "språkstöd", "studier", "lönestöd"};
static const char *const notes[4] = {"pågår", "klar", "avbruten", "vilande"};

static char *put_telephone(char *next) {
    if (below(8) == 0) {
        // Ten digits, in a form that no number has: 42 is no month.
        next = put(next, "+46 42 1");
        next = put_digits(next, below(10), 1);
        *next++ = ' ';
        next = put_digits(next, below(100), 2);
        *next++ = ' ';
        return put_digits(next, below(100), 2);
    }
    next = put(next, "042-1");
    return put_digits(next, below(100000), 5);
}

static char *put_wide(char *next, size_t row, int is_quoted) {
    next = put_digits(next, (unsigned)(row % 10000000), 7);
    *next++ = ',';
    next = is_quoted && row % 20 < 10 ? put_quoted_number(next) : put_number(next);
    *next++ = ',';
    if (is_quoted) {
        *next++ = '"';
        next = put(next, districts[below(8)]);
        next = put(next, ", norra\"");
    } else {
        next = put(next, districts[below(8)]);
    }
    next = put(next, ",202");
    next = put_digits(next, below(6), 1);
    *next++ = '-';
    next = put_digits(next, 1 + below(12), 2);
    *next++ = '-';
    next = put_digits(next, 1 + below(28), 2);
    *next++ = ',';
    next = put(next, measures[below(4)]);
    *next++ = ',';
    next = is_quoted && row % 20 >= 10 ? put_quoted_number(next) : put_number(next);
    *next++ = ',';
    next = put_telephone(next);
    *next++ = ',';
    next = put(next, is_quoted ? "\"ringde \"\"igen\"\"\nåter\"" : notes[below(4)]);
    *next++ = '\n';
    return next;
}

static char *put_narrow(char *next) {
    next = put_number(next);
    *next++ = ',';
    next = put_digits(next, 1200 + below(90), 4);
    *next++ = '\n';
    return next;
}

int table_make(const char *path, table_shape shape, size_t rows, uint64_t seed) {
    const size_t capacity = (size_t)1 << 20, longest = 512;
    char *buffer = malloc(capacity + longest);
    FILE *file = fopen(path, "wb");
    if (!buffer || !file) return 0;
    state = seed;
    char *next = put(
        buffer,
        shape == table_narrow ? "pnr,kommun\n" : "id,pnr,stadsdel,inskriven,insats,maka,telefon,anteckning\n");
    int done = 1;
    for (size_t row = 1; row <= rows && done; row++) {
        next = shape == table_narrow ? put_narrow(next) : put_wide(next, row, shape == table_quoted || row % 10 == 0);
        if ((size_t)(next - buffer) < capacity && row < rows) continue;
        done = fwrite(buffer, 1, (size_t)(next - buffer), file) == (size_t)(next - buffer);
        next = buffer;
    }
    free(buffer);
    return fclose(file) == 0 && done;
}
