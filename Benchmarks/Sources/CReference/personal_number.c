#include "CReference.h"

static inline unsigned pair(const uint8_t *text) { return (text[0] & 15u) * 10 + (text[1] & 15u); }

static inline unsigned days_in_month(unsigned month, unsigned year) {
    static const uint8_t days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month > 12) return 0;
    unsigned is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month] + (month == 2 ? is_leap : 0);
}

static inline int passes_luhn(const uint8_t *ten) {
    unsigned sum = 0;
    for (unsigned place = 0; place < 10; place++) {
        unsigned digit = ten[place] & 15u;
        unsigned weighted = place % 2 == 0 ? digit * 2 : digit;
        sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
}

swedish_number swedish_read(const uint8_t text[12], uint32_t reference) {
    swedish_number none = {0}, number = {0};
    for (unsigned place = 0; place < 12; place++)
        if (text[place] < '0' || text[place] > '9') return none;
    unsigned century = pair(text), month = pair(text + 4), day = pair(text + 6);
    if (century < 18 || century > 20) return none;
    unsigned year = century * 100 + pair(text + 2);
    number.kind = day >= 60 ? 2 : 1;
    if (number.kind == 2) day -= 60;
    if (month >= 1 && day >= 1 && day <= days_in_month(month, year)) {
        if ((year << 9 | month << 5 | day) > reference) return none;
        number.month = (uint8_t)month;
        number.day = (uint8_t)day;
    } else {
        // A coordination number may leave month or day open.
        if (number.kind != 2 || month > 12 || day > 31 || (month != 0 && day != 0)) return none;
        if ((year << 4 | month) > reference >> 5) return none;
    }
    unsigned birth_number = pair(text + 8) * 10 + (text[10] & 15u);
    if (birth_number == 0 || !passes_luhn(text + 2)) return none;
    number.year = (uint16_t)year;
    number.is_male = birth_number % 2 == 1;
    number.is_test = birth_number >= 980 || birth_number == 238 || birth_number == 239;
    return number;
}

size_t swedish_count(const uint8_t *texts, size_t count, uint32_t reference, uint64_t *sum) {
    size_t valid = 0;
    uint64_t total = 0;
    for (size_t index = 0; index < count; index++) {
        swedish_number number = swedish_read(texts + index * 12, reference);
        if (number.kind == 0) continue;
        valid++;
        total += (uint64_t)number.kind + number.is_male * 2u + number.is_test * 4u;
        if (number.month != 0) total += ((uint64_t)number.year << 9 | (uint64_t)number.month << 5 | number.day) << 3;
    }
    *sum = total;
    return valid;
}
