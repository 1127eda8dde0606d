// Runs a program several times and prints for each run: wall time in ns, CPU time in ns, peak memory in KiB, status.
// It is this small because the kernel counts a parent's pages into a child's peak memory.
#include <fcntl.h>
#include <inttypes.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static int64_t nanoseconds(struct timeval time) {
    return time.tv_sec * INT64_C(1000000000) + time.tv_usec * INT64_C(1000);
}

int main(int argc, char **argv) {
    if (argc < 3) return 64;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    for (long left = strtol(argv[1], NULL, 10); left > 0; left--) {
        int64_t start = now();
        pid_t child;
        if (posix_spawnp(&child, argv[2], &actions, NULL, argv + 2, environ) != 0) return 1;
        int status;
        struct rusage resources;
        wait4(child, &status, 0, &resources);
        int64_t wall = now() - start, cpu = nanoseconds(resources.ru_utime) + nanoseconds(resources.ru_stime);
        printf("%" PRId64 " %" PRId64 " %ld %d\n", wall, cpu, resources.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    }
    return 0;
}
