#include "CRegisters.h"

// Both are one block of instructions each: a compiler that used a register between them would change what they see.

#if defined(__x86_64__)

static void fill_avx512(const uint8_t *pattern) {
    __asm__ volatile(
        "vbroadcasti32x4 (%0), %%zmm0\n\t"
        "vbroadcasti32x4 (%0), %%zmm1\n\t"
        "vbroadcasti32x4 (%0), %%zmm2\n\t"
        "vbroadcasti32x4 (%0), %%zmm3\n\t"
        "vbroadcasti32x4 (%0), %%zmm4\n\t"
        "vbroadcasti32x4 (%0), %%zmm5\n\t"
        "vbroadcasti32x4 (%0), %%zmm6\n\t"
        "vbroadcasti32x4 (%0), %%zmm7\n\t"
        "vbroadcasti32x4 (%0), %%zmm8\n\t"
        "vbroadcasti32x4 (%0), %%zmm9\n\t"
        "vbroadcasti32x4 (%0), %%zmm10\n\t"
        "vbroadcasti32x4 (%0), %%zmm11\n\t"
        "vbroadcasti32x4 (%0), %%zmm12\n\t"
        "vbroadcasti32x4 (%0), %%zmm13\n\t"
        "vbroadcasti32x4 (%0), %%zmm14\n\t"
        "vbroadcasti32x4 (%0), %%zmm15\n\t"
        "vbroadcasti32x4 (%0), %%zmm16\n\t"
        "vbroadcasti32x4 (%0), %%zmm17\n\t"
        "vbroadcasti32x4 (%0), %%zmm18\n\t"
        "vbroadcasti32x4 (%0), %%zmm19\n\t"
        "vbroadcasti32x4 (%0), %%zmm20\n\t"
        "vbroadcasti32x4 (%0), %%zmm21\n\t"
        "vbroadcasti32x4 (%0), %%zmm22\n\t"
        "vbroadcasti32x4 (%0), %%zmm23\n\t"
        "vbroadcasti32x4 (%0), %%zmm24\n\t"
        "vbroadcasti32x4 (%0), %%zmm25\n\t"
        "vbroadcasti32x4 (%0), %%zmm26\n\t"
        "vbroadcasti32x4 (%0), %%zmm27\n\t"
        "vbroadcasti32x4 (%0), %%zmm28\n\t"
        "vbroadcasti32x4 (%0), %%zmm29\n\t"
        "vbroadcasti32x4 (%0), %%zmm30\n\t"
        "vbroadcasti32x4 (%0), %%zmm31\n\t"
        :: "r"(pattern) : "memory");
}

static void fill_avx(const uint8_t *pattern) {
    __asm__ volatile(
        "vbroadcastf128 (%0), %%ymm0\n\t"
        "vbroadcastf128 (%0), %%ymm1\n\t"
        "vbroadcastf128 (%0), %%ymm2\n\t"
        "vbroadcastf128 (%0), %%ymm3\n\t"
        "vbroadcastf128 (%0), %%ymm4\n\t"
        "vbroadcastf128 (%0), %%ymm5\n\t"
        "vbroadcastf128 (%0), %%ymm6\n\t"
        "vbroadcastf128 (%0), %%ymm7\n\t"
        "vbroadcastf128 (%0), %%ymm8\n\t"
        "vbroadcastf128 (%0), %%ymm9\n\t"
        "vbroadcastf128 (%0), %%ymm10\n\t"
        "vbroadcastf128 (%0), %%ymm11\n\t"
        "vbroadcastf128 (%0), %%ymm12\n\t"
        "vbroadcastf128 (%0), %%ymm13\n\t"
        "vbroadcastf128 (%0), %%ymm14\n\t"
        "vbroadcastf128 (%0), %%ymm15\n\t"
        :: "r"(pattern) : "memory");
}

static void fill_sse(const uint8_t *pattern) {
    __asm__ volatile(
        "movdqu (%0), %%xmm0\n\t"
        "movdqu (%0), %%xmm1\n\t"
        "movdqu (%0), %%xmm2\n\t"
        "movdqu (%0), %%xmm3\n\t"
        "movdqu (%0), %%xmm4\n\t"
        "movdqu (%0), %%xmm5\n\t"
        "movdqu (%0), %%xmm6\n\t"
        "movdqu (%0), %%xmm7\n\t"
        "movdqu (%0), %%xmm8\n\t"
        "movdqu (%0), %%xmm9\n\t"
        "movdqu (%0), %%xmm10\n\t"
        "movdqu (%0), %%xmm11\n\t"
        "movdqu (%0), %%xmm12\n\t"
        "movdqu (%0), %%xmm13\n\t"
        "movdqu (%0), %%xmm14\n\t"
        "movdqu (%0), %%xmm15\n\t"
        :: "r"(pattern) : "memory");
}

static void read_avx512(uint8_t *target) {
    __asm__ volatile(
        "vmovdqu64 %%zmm0, 0(%0)\n\t"
        "vmovdqu64 %%zmm1, 64(%0)\n\t"
        "vmovdqu64 %%zmm2, 128(%0)\n\t"
        "vmovdqu64 %%zmm3, 192(%0)\n\t"
        "vmovdqu64 %%zmm4, 256(%0)\n\t"
        "vmovdqu64 %%zmm5, 320(%0)\n\t"
        "vmovdqu64 %%zmm6, 384(%0)\n\t"
        "vmovdqu64 %%zmm7, 448(%0)\n\t"
        "vmovdqu64 %%zmm8, 512(%0)\n\t"
        "vmovdqu64 %%zmm9, 576(%0)\n\t"
        "vmovdqu64 %%zmm10, 640(%0)\n\t"
        "vmovdqu64 %%zmm11, 704(%0)\n\t"
        "vmovdqu64 %%zmm12, 768(%0)\n\t"
        "vmovdqu64 %%zmm13, 832(%0)\n\t"
        "vmovdqu64 %%zmm14, 896(%0)\n\t"
        "vmovdqu64 %%zmm15, 960(%0)\n\t"
        "vmovdqu64 %%zmm16, 1024(%0)\n\t"
        "vmovdqu64 %%zmm17, 1088(%0)\n\t"
        "vmovdqu64 %%zmm18, 1152(%0)\n\t"
        "vmovdqu64 %%zmm19, 1216(%0)\n\t"
        "vmovdqu64 %%zmm20, 1280(%0)\n\t"
        "vmovdqu64 %%zmm21, 1344(%0)\n\t"
        "vmovdqu64 %%zmm22, 1408(%0)\n\t"
        "vmovdqu64 %%zmm23, 1472(%0)\n\t"
        "vmovdqu64 %%zmm24, 1536(%0)\n\t"
        "vmovdqu64 %%zmm25, 1600(%0)\n\t"
        "vmovdqu64 %%zmm26, 1664(%0)\n\t"
        "vmovdqu64 %%zmm27, 1728(%0)\n\t"
        "vmovdqu64 %%zmm28, 1792(%0)\n\t"
        "vmovdqu64 %%zmm29, 1856(%0)\n\t"
        "vmovdqu64 %%zmm30, 1920(%0)\n\t"
        "vmovdqu64 %%zmm31, 1984(%0)\n\t"
        :: "r"(target) : "memory");
}

static void read_avx(uint8_t *target) {
    __asm__ volatile(
        "vmovdqu %%ymm0, 0(%0)\n\t"
        "vmovdqu %%ymm1, 32(%0)\n\t"
        "vmovdqu %%ymm2, 64(%0)\n\t"
        "vmovdqu %%ymm3, 96(%0)\n\t"
        "vmovdqu %%ymm4, 128(%0)\n\t"
        "vmovdqu %%ymm5, 160(%0)\n\t"
        "vmovdqu %%ymm6, 192(%0)\n\t"
        "vmovdqu %%ymm7, 224(%0)\n\t"
        "vmovdqu %%ymm8, 256(%0)\n\t"
        "vmovdqu %%ymm9, 288(%0)\n\t"
        "vmovdqu %%ymm10, 320(%0)\n\t"
        "vmovdqu %%ymm11, 352(%0)\n\t"
        "vmovdqu %%ymm12, 384(%0)\n\t"
        "vmovdqu %%ymm13, 416(%0)\n\t"
        "vmovdqu %%ymm14, 448(%0)\n\t"
        "vmovdqu %%ymm15, 480(%0)\n\t"
        :: "r"(target) : "memory");
}

static void read_sse(uint8_t *target) {
    __asm__ volatile(
        "movdqu %%xmm0, 0(%0)\n\t"
        "movdqu %%xmm1, 16(%0)\n\t"
        "movdqu %%xmm2, 32(%0)\n\t"
        "movdqu %%xmm3, 48(%0)\n\t"
        "movdqu %%xmm4, 64(%0)\n\t"
        "movdqu %%xmm5, 80(%0)\n\t"
        "movdqu %%xmm6, 96(%0)\n\t"
        "movdqu %%xmm7, 112(%0)\n\t"
        "movdqu %%xmm8, 128(%0)\n\t"
        "movdqu %%xmm9, 144(%0)\n\t"
        "movdqu %%xmm10, 160(%0)\n\t"
        "movdqu %%xmm11, 176(%0)\n\t"
        "movdqu %%xmm12, 192(%0)\n\t"
        "movdqu %%xmm13, 208(%0)\n\t"
        "movdqu %%xmm14, 224(%0)\n\t"
        "movdqu %%xmm15, 240(%0)\n\t"
        :: "r"(target) : "memory");
}

void CRegisters_fill(const uint8_t pattern[16]) {
    if (__builtin_cpu_supports("avx512f"))
        fill_avx512(pattern);
    else if (__builtin_cpu_supports("avx"))
        fill_avx(pattern);
    else
        fill_sse(pattern);
}

size_t CRegisters_read(uint8_t target[CREGISTERS_SIZE]) {
    if (__builtin_cpu_supports("avx512f")) {
        read_avx512(target);
        return 32 * 64;
    }
    if (__builtin_cpu_supports("avx")) {
        read_avx(target);
        return 16 * 32;
    }
    read_sse(target);
    return 16 * 16;
}

#elif defined(__aarch64__)

void CRegisters_fill(const uint8_t pattern[16]) {
    __asm__ volatile(
        "ldr q0, [%0]\n\t"
        "ldr q1, [%0]\n\t"
        "ldr q2, [%0]\n\t"
        "ldr q3, [%0]\n\t"
        "ldr q4, [%0]\n\t"
        "ldr q5, [%0]\n\t"
        "ldr q6, [%0]\n\t"
        "ldr q7, [%0]\n\t"
        "ldr q16, [%0]\n\t"
        "ldr q17, [%0]\n\t"
        "ldr q18, [%0]\n\t"
        "ldr q19, [%0]\n\t"
        "ldr q20, [%0]\n\t"
        "ldr q21, [%0]\n\t"
        "ldr q22, [%0]\n\t"
        "ldr q23, [%0]\n\t"
        "ldr q24, [%0]\n\t"
        "ldr q25, [%0]\n\t"
        "ldr q26, [%0]\n\t"
        "ldr q27, [%0]\n\t"
        "ldr q28, [%0]\n\t"
        "ldr q29, [%0]\n\t"
        "ldr q30, [%0]\n\t"
        "ldr q31, [%0]\n\t"
        :: "r"(pattern) : "memory");
}

// Of v8 to v15 a function saves the lower halves: they are left out.
size_t CRegisters_read(uint8_t target[CREGISTERS_SIZE]) {
    __asm__ volatile(
        "str q0, [%0, #0]\n\t"
        "str q1, [%0, #16]\n\t"
        "str q2, [%0, #32]\n\t"
        "str q3, [%0, #48]\n\t"
        "str q4, [%0, #64]\n\t"
        "str q5, [%0, #80]\n\t"
        "str q6, [%0, #96]\n\t"
        "str q7, [%0, #112]\n\t"
        "str q16, [%0, #128]\n\t"
        "str q17, [%0, #144]\n\t"
        "str q18, [%0, #160]\n\t"
        "str q19, [%0, #176]\n\t"
        "str q20, [%0, #192]\n\t"
        "str q21, [%0, #208]\n\t"
        "str q22, [%0, #224]\n\t"
        "str q23, [%0, #240]\n\t"
        "str q24, [%0, #256]\n\t"
        "str q25, [%0, #272]\n\t"
        "str q26, [%0, #288]\n\t"
        "str q27, [%0, #304]\n\t"
        "str q28, [%0, #320]\n\t"
        "str q29, [%0, #336]\n\t"
        "str q30, [%0, #352]\n\t"
        "str q31, [%0, #368]\n\t"
        :: "r"(target) : "memory");
    return 24 * 16;
}

#endif
