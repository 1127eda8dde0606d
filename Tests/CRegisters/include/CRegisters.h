#ifndef CREGISTERS_H
#define CREGISTERS_H

#include <stddef.h>
#include <stdint.h>

// The bytes of all vector registers together, at most.
#define CREGISTERS_SIZE 2048

// Lays the 16 bytes of a pattern into every vector register that a function may change, in every part of it.
void CRegisters_fill(const uint8_t pattern[16]);

// Writes what the vector registers hold, and how many bytes that is on this processor.
size_t CRegisters_read(uint8_t target[CREGISTERS_SIZE]);

#endif
