/* Loaded before the C library: takes half of each write, or claims a disk with room.
   TORTURE_HALVE: every write of more than one byte is halved. TORTURE_ROOM: statvfs says that there is a gibibyte. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <sys/uio.h>

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))
typedef ssize_t (*writer)(int, const void *, size_t);
typedef ssize_t (*placed)(int, const void *, size_t, off64_t);
typedef ssize_t (*gathered)(int, const struct iovec *, int);
typedef int (*asked)(const char *, void *);

static size_t half(size_t count) { return count > 1 && getenv("TORTURE_HALVE") ? count / 2 : count; }

ssize_t write(int file, const void *data, size_t count) { return NEXT(writer, "write")(file, data, half(count)); }

ssize_t pwrite(int file, const void *data, size_t count, off_t place) {
    return NEXT(placed, "pwrite64")(file, data, half(count), place);
}

ssize_t pwrite64(int file, const void *data, size_t count, off64_t place) {
    return NEXT(placed, "pwrite64")(file, data, half(count), place);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    if (count > 0 && getenv("TORTURE_HALVE")) return write(file, parts[0].iov_base, parts[0].iov_len);
    return NEXT(gathered, "writev")(file, parts, count);
}

static int room(const char *name, const char *path, struct statvfs64 *result) {
    int code = NEXT(asked, name)(path, result);
    if (code == 0 && getenv("TORTURE_ROOM")) {
        result->f_bavail = result->f_bfree = (1ul << 30) / result->f_frsize;
        result->f_favail = result->f_ffree = 1ul << 20;
    }
    return code;
}

int statvfs(const char *path, struct statvfs *result) { return room("statvfs", path, (struct statvfs64 *)result); }
int statvfs64(const char *path, struct statvfs64 *result) { return room("statvfs64", path, result); }
