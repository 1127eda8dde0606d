/// A library, in C, that is loaded before the system's and OpenSSL's and makes one of their functions fail.
enum FaultyLibrary {
    /// `FAULTS` is the name of the function, or `name:N` to let N calls of it pass. `FAULT_IN` narrows `EVP_Digest` to what
    /// holds a text. Besides functions: `no-space` (the disk has 1 MiB free), `full-store` (SQLite's log cannot grow),
    /// `file-write` (no file can be written but SQLite's), `no-proc` (`/proc/self` is not there) and `impatient` (SQLite waits 50 ms for another process).
    static let source = #"""
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/statvfs.h>
        #include <unistd.h>

        static int due(const char *name) {
            static int calls;
            const char *fault = getenv("FAULTS");
            size_t length = strlen(name);
            if (!fault || strncmp(fault, name, length) != 0 || (fault[length] && fault[length] != ':')) return 0;
            return __sync_add_and_fetch(&calls, 1) > (fault[length] ? atoi(fault + length + 1) : 0);
        }

        #define FAIL(name) int name(void *a, void *b, void *c, void *d, void *e, void *f) { \
            if (due(#name)) return 0; \
            return ((int (*)(void *, void *, void *, void *, void *, void *))dlsym(RTLD_NEXT, #name))(a, b, c, d, e, f); }
        FAIL(RAND_bytes) FAIL(EVP_MAC_init) FAIL(EVP_DigestUpdate)

        int access(const char *path, int mode) {
            if (strncmp(path, "/proc/self", 10) == 0 && due("no-proc")) return errno = ENOENT, -1;
            return ((int (*)(const char *, int))dlsym(RTLD_NEXT, "access"))(path, mode);
        }

        int EVP_Digest(const void *data, size_t count, void *digest, void *size, const void *type, void *engine) {
            const char *text = getenv("FAULT_IN");
            if ((!text || memmem(data, count, text, strlen(text))) && due("EVP_Digest")) return 0;
            return ((int (*)(const void *, size_t, void *, void *, const void *, void *))dlsym(RTLD_NEXT, "EVP_Digest"))(
                data, count, digest, size, type, engine);
        }

        static int answer(const char *symbol, const char *path, void *result) {
            int code = ((int (*)(const char *, void *))dlsym(RTLD_NEXT, symbol))(path, result);
            struct statvfs *space = result;
            if (due("no-space")) space->f_bavail = (1ul << 20) / space->f_frsize;
            return code;
        }
        int statvfs(const char *path, struct statvfs *result) { return answer("statvfs", path, result); }
        int statvfs64(const char *path, struct statvfs64 *result) { return answer("statvfs64", path, result); }

        ssize_t pwrite64(int file, const void *data, size_t count, off64_t offset) {
            char link[32], path[4096];
            snprintf(link, sizeof link, "/proc/self/fd/%d", file);
            ssize_t length = readlink(link, path, sizeof path);
            if (length > 4 && memcmp(path + length - 4, "-wal", 4) == 0 && due("full-store")) {
                errno = ENOSPC;
                return -1;
            }
            return ((ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64"))(
                file, data, count, offset);
        }

        ssize_t write(int file, const void *data, size_t count) {
            if (file > 2 && due("file-write")) {
                errno = EIO;
                return -1;
            }
            return ((ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write"))(file, data, count);
        }

        int sqlite3_busy_timeout(void *store, int milliseconds) {
            return ((int (*)(void *, int))dlsym(RTLD_NEXT, "sqlite3_busy_timeout"))(
                store, due("impatient") ? 50 : milliseconds);
        }

        """#
}
