#include "table.h"

#include <string.h>

static uint8_t luhn_of_pair[100];      // what two digits at an even place add to the Luhn sum
static uint8_t days_of[2][16];         // by leap year and month
static uint8_t is_leap_year[400];

void table_number_prepare(void) {
    static const uint8_t days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (unsigned pair = 0; pair < 100; pair++) {
        unsigned twice = pair / 10 * 2;
        luhn_of_pair[pair] = (uint8_t)((twice > 9 ? twice - 9 : twice) + pair % 10);
    }
    for (unsigned month = 0; month < 13; month++) days_of[0][month] = days_of[1][month] = days[month];
    days_of[1][2] = 29;
    for (unsigned year = 0; year < 400; year++)
        is_leap_year[year] = (year % 4 == 0 && year % 100 != 0) || year == 0;
}

static inline uint64_t load8(const uint8_t *text) {
    uint64_t word;
    memcpy(&word, text, 8);
    return word;
}

static inline uint32_t load4(const uint8_t *text) {
    uint32_t word;
    memcpy(&word, text, 4);
    return word;
}

// Twelve digits in two words, the first one lowest; the words are little-endian on the machines this is made for.
static inline int is_valid(uint64_t date, uint32_t rest, uint32_t reference) {
    // High nibble 3, and still 3 with 6 added.
    uint64_t d = date & UINT64_C(0xF0F0F0F0F0F0F0F0), d6 = (date + UINT64_C(0x0606060606060606)) & UINT64_C(0xF0F0F0F0F0F0F0F0);
    uint32_t r = rest & UINT32_C(0xF0F0F0F0), r6 = (rest + UINT32_C(0x06060606)) & UINT32_C(0xF0F0F0F0);
    uint64_t not_digits = ((d | d6) ^ UINT64_C(0x3030303030303030)) | ((r | r6) ^ UINT32_C(0x30303030));
    if (not_digits) return 0;
    d = date & UINT64_C(0x0F0F0F0F0F0F0F0F);
    r = rest & UINT32_C(0x0F0F0F0F);
    d = d * 10 + (d >> 8);  // pairs in the even bytes
    r = r * 10 + (r >> 8);
    unsigned century = d & 0xFF, of_century = d >> 16 & 0xFF, month = d >> 32 & 0xFF, day = d >> 48 & 0xFF;
    unsigned first = r & 0xFF, second = r >> 16 & 0xFF;
    unsigned sum = luhn_of_pair[of_century] + luhn_of_pair[month] + luhn_of_pair[day] + luhn_of_pair[first]
        + luhn_of_pair[second];
    if (sum % 10 != 0 || first * 10 + second / 10 == 0 || century < 18 || century > 20) return 0;
    unsigned year = century * 100 + of_century;
    unsigned is_coordination = day >= 60;
    if (is_coordination) day -= 60;
    if (month <= 12 && day >= 1 && day <= days_of[is_leap_year[year % 400]][month])
        return (year << 9 | month << 5 | day) <= reference;
    // A coordination number may leave month or day open, or name a day that the month lacks.
    return is_coordination && month <= 12 && day <= 31 && (year << 4 | month) <= reference >> 5;
}

// The century of a two-digit year: the latest year not after the reference year, with `+` a century before.
static inline unsigned century_of(const uint8_t *text, uint8_t sign, uint32_t reference) {
    unsigned base = (reference >> 9) - (sign == '+' ? 100 : 0);
    unsigned of_century = (text[0] & 15u) * 10 + (text[1] & 15u);
    return (base - (base + 100 - of_century) % 100) / 100;
}

int table_number_read(const uint8_t *text, size_t count, uint32_t reference, uint8_t canonical[12]) {
    uint64_t date;
    uint32_t rest;
    if (count == 12) {
        date = load8(text);
        rest = load4(text + 8);
    } else if (count == 13 && (text[8] == '-' || text[8] == '+')) {
        date = load8(text);
        rest = load4(text + 9);
    } else if (count == 10 || (count == 11 && (text[6] == '-' || text[6] == '+'))) {
        uint8_t full[12];
        unsigned century = century_of(text, count == 11 ? text[6] : '-', reference);
        full[0] = (uint8_t)('0' + century / 10);
        full[1] = (uint8_t)('0' + century % 10);
        memcpy(full + 2, text, 6);
        memcpy(full + 8, text + count - 4, 4);
        date = load8(full);
        rest = load4(full + 8);
    } else {
        return 0;
    }
    if (!is_valid(date, rest, reference)) return 0;
    memcpy(canonical, &date, 8);
    memcpy(canonical + 8, &rest, 4);
    return 1;
}

static inline int is_digit(uint8_t byte) { return (uint8_t)(byte - '0') <= 9; }

// The digits at a place with what may stand between them, joined; valid at ten or twelve, where no digit follows.
static int starts_here(const uint8_t *text, size_t count, uint32_t reference) {
    uint8_t joined[16], canonical[12];
    unsigned digits = 0, separators = 0;
    uint8_t sign = 0;
    for (size_t place = 0; place < count && digits <= 12; place++) {
        uint8_t byte = text[place];
        if (is_digit(byte)) {
            if (digits == 12) return 0;
            joined[digits++] = byte;
            if ((digits == 10 || digits == 12) && (place + 1 == count || !is_digit(text[place + 1]))) {
                uint8_t published[13];
                size_t date = digits - 4u, length = digits;
                memcpy(published, joined, digits);
                if (sign && digits == 10) {
                    memmove(published + date + 1, published + date, 4);
                    published[date] = sign;
                    length++;
                }
                if (table_number_read(published, length, reference, canonical)) return 1;
            }
        } else if (byte == '-' || byte == '+' || byte == ' ') {
            if (digits == 6 || digits == 8) sign = byte == ' ' ? '-' : byte;
            if (++separators > 6) return 0;
        } else {
            return 0;
        }
    }
    return 0;
}

int table_number_is_in(const uint8_t *text, size_t count, uint32_t reference) {
    int follows_digit = 0;
    for (size_t place = 0; place < count; place++) {
        int digit = is_digit(text[place]);
        if (digit && !follows_digit && starts_here(text + place, count - place, reference)) return 1;
        follows_digit = digit;
    }
    return 0;
}
