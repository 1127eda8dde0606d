#ifndef CTABLEINDEX_H
#define CTABLEINDEX_H

#include <stddef.h>
#include <stdint.h>

// The structural index of delimited text (RFC 4180): where cells end, and what makes the text no table.
//
// It only says what stands where. Whatever it reports as a fault, the caller reads again byte by byte, to say which fault
// it is and where; so this code never has to name one.

// What an index found, as bits of CTableIndex.faults.
enum {
    // A quote that neither opens nor closes a cell, or a text that ends inside quotes.
    CTABLEINDEX_QUOTE = 1,
    // A carriage return outside quotes that no line feed follows.
    CTABLEINDEX_CARRIAGE_RETURN = 2,
    // The byte 0.
    CTABLEINDEX_NUL = 4,
    // Bytes that are not UTF-8.
    CTABLEINDEX_NOT_UTF8 = 8,
};

typedef struct {
    // How many cell ends were written.
    size_t count;
    // How many line feeds there are, inside quotes and outside.
    size_t line_feeds;
    // What makes the text no table; 0 for none.
    uint32_t faults;
    // 1 when a byte 0xEF occurs, with which full-width digits begin; else 0.
    uint32_t has_wide;
} CTableIndex;

// Indexes `count` bytes that begin with a record. At least 64 bytes behind them can be read.
//
// ends: gets the offset of every delimiter and line feed outside quotes; room for count + 8.
// digits: gets one bit a byte, 1 for an ASCII digit, lowest first; room for count / 64 + 1.
CTableIndex CTableIndex_index(
    const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends, uint64_t *digits);

// The number of bytes up to and with the last line feed outside quotes; 0 for none. The bytes begin with a record.
size_t CTableIndex_last_record_end(const uint8_t *bytes, size_t count);

// Whether bytes are UTF-8 (RFC 3629): no overlong form, no surrogate, nothing beyond U+10FFFF.
int CTableIndex_is_utf8(const uint8_t *bytes, size_t count);

#endif
