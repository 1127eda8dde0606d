#define _GNU_SOURCE
#include "CReference.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static int64_t nanoseconds(struct timeval time) {
    return time.tv_sec * INT64_C(1000000000) + time.tv_usec * INT64_C(1000);
}

int child_run(char *const arguments[], const char *folder, child_usage *usage) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addchdir_np(&actions, folder);
    int64_t start = now();
    pid_t child;
    int failure = posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) return failure;
    int status;
    struct rusage resources;
    wait4(child, &status, 0, &resources);
    usage->wall = now() - start;
    usage->cpu = nanoseconds(resources.ru_utime) + nanoseconds(resources.ru_stime);
    usage->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return 0;
}

// VmHWM of a process that has not let go of its memory.
static long peak_memory(pid_t process) {
    char line[128];
    snprintf(line, sizeof line, "/proc/%d/status", (int)process);
    FILE *file = fopen(line, "r");
    long peak = -1;
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmHWM: %ld", &peak) == 1) break;
    if (file) fclose(file);
    return peak;
}

long child_peak_memory(char *const arguments[]) {
    pid_t child = fork();
    if (child < 0) return -1;
    if (child == 0) {
        int null = open("/dev/null", O_RDWR);
        for (int descriptor = 0; descriptor < 3; descriptor++) dup2(null, descriptor);
        if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0) execvp(arguments[0], arguments);
        _exit(127);
    }
    long peak = -1;
    int status;
    // The first stop is behind exec; the one before the end is an event.
    int is_traced = 0;
    while (waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
        int signal = WSTOPSIG(status);
        if (!is_traced) {
            is_traced = ptrace(PTRACE_SETOPTIONS, child, NULL, PTRACE_O_TRACEEXIT) == 0;
            signal = 0;
        } else if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXIT << 8)) {
            peak = peak_memory(child);
            signal = 0;
        }
        ptrace(PTRACE_CONT, child, NULL, (void *)(long)signal);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? peak : -1;
}
