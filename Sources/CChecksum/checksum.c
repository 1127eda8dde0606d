// CRC-32 by folding 64 bytes a step with carry-less multiplication, then Barrett reduction: V. Gopal and others, "Fast CRC
// Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel, 2009; the constants are those for the reflected
// polynomial EDB88320.
#include "CChecksum.h"

#if defined(__x86_64__)
#include <immintrin.h>

int checksum_has_wide_route(void) { return __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1"); }

// x times what lies `distance` further, plus the bytes that lie there.
__attribute__((target("pclmul,sse4.1")))
static inline __m128i fold(__m128i x, __m128i factors, __m128i next) {
    __m128i low = _mm_clmulepi64_si128(x, factors, 0x00), high = _mm_clmulepi64_si128(x, factors, 0x11);
    return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

static inline __m128i load(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }

__attribute__((target("pclmul,sse4.1")))
uint32_t checksum_crc32_wide(uint32_t state, const uint8_t *bytes, size_t count) {
    const __m128i by_four = _mm_set_epi64x(0x1C6E41596, 0x154442BD4);
    const __m128i by_one = _mm_set_epi64x(0x0CCAA009E, 0x1751997D0);
    __m128i x[4] = {load(bytes), load(bytes + 16), load(bytes + 32), load(bytes + 48)};
    x[0] = _mm_xor_si128(x[0], _mm_cvtsi32_si128((int)state));
    for (bytes += 64, count -= 64; count >= 64; bytes += 64, count -= 64)
        for (int lane = 0; lane < 4; lane++) x[lane] = fold(x[lane], by_four, load(bytes + 16 * lane));
    __m128i sum = x[0];
    for (int lane = 1; lane < 4; lane++) sum = fold(sum, by_one, x[lane]);
    for (; count >= 16; bytes += 16, count -= 16) sum = fold(sum, by_one, load(bytes));
    // 128 bits to 64, then to 32.
    const __m128i low_half = _mm_setr_epi32(~0, 0, ~0, 0);
    __m128i part = _mm_clmulepi64_si128(sum, by_one, 0x10);
    sum = _mm_xor_si128(_mm_srli_si128(sum, 8), part);
    part = _mm_srli_si128(sum, 4);
    sum = _mm_xor_si128(
        _mm_clmulepi64_si128(_mm_and_si128(sum, low_half), _mm_set_epi64x(0, 0x163CD6124), 0x00), part);
    const __m128i reduction = _mm_set_epi64x(0x1F7011641, 0x1DB710641);
    part = _mm_clmulepi64_si128(_mm_and_si128(sum, low_half), reduction, 0x10);
    part = _mm_clmulepi64_si128(_mm_and_si128(part, low_half), reduction, 0x00);
    return (uint32_t)_mm_extract_epi32(_mm_xor_si128(sum, part), 1);
}
#else
int checksum_has_wide_route(void) { return 0; }

uint32_t checksum_crc32_wide(uint32_t state, const uint8_t *bytes, size_t count) {
    (void)bytes, (void)count;
    return state;
}
#endif
