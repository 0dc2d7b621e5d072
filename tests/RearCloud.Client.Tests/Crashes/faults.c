/* Stands between a program and the C library (LD_PRELOAD) and disturbs what the program does to the files of one folder: it kills the program before,
   in the middle of or after its Nth call, or answers calls with an error. A mapped file of five integers controls it: struct control. Calls are counted
   over all threads; calls about other files are passed on untouched. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { WRITING = 1, SYNCING = 2, OPENING = 4, RENAMING = 8, REMOVING = 16, TRUNCATING = 32 };
enum manner { BEFORE = 1, TORN = 2, AFTER = 3 };

struct control {
    atomic_int seen;   /* calls so far */
    atomic_int kinds;  /* which kinds of call count, as bits */
    atomic_int death;  /* the call that is the last one; 0: none */
    atomic_int manner; /* how it ends */
    atomic_int error;  /* errno of every call; 0: none */
};

static struct control *control;
static const char *folder;
static size_t folder_length;

__attribute__((constructor)) static void start(void)
{
    const char *path = getenv("FAULT_CONTROL");
    folder = getenv("FAULT_FOLDER");
    if (!path || !folder) return;
    folder_length = strlen(folder);
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    int fd = real_open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0) return;
    void *mapped = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (mapped != MAP_FAILED) control = mapped;
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static int is_ours(const char *path) { return control && path && strncmp(path, folder, folder_length) == 0; }

static int is_ours_fd(int fd)
{
    char link[64], path[PATH_MAX];
    if (!control) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return is_ours(path);
}

/* What becomes of a call: 0 passes on, an errno is answered, a negative manner kills. */
static int judge(int ours, int kind)
{
    if (!ours || !(atomic_load(&control->kinds) & kind)) return 0;
    int number = atomic_fetch_add(&control->seen, 1) + 1;
    int error = atomic_load(&control->error);
    if (error) return error;
    if (number != atomic_load(&control->death)) return 0;
    int manner = atomic_load(&control->manner);
    if (manner == BEFORE || (manner == TORN && kind != WRITING)) die();
    return -manner;
}

#define REAL(name, result, ...) static result (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)
#define ANSWER(fate, call) do { if (fate > 0) { errno = fate; return -1; } __typeof__(call) answer = call; if (fate < 0) die(); return answer; } while (0)

#define WRITE_AT(name) \
    ssize_t name(int fd, const void *bytes, size_t count, off_t offset) { \
        REAL(#name, ssize_t, int, const void *, size_t, off_t); \
        int fate = judge(is_ours_fd(fd), WRITING); \
        if (fate == -TORN) { real(fd, bytes, count / 2, offset); die(); } \
        ANSWER(fate, real(fd, bytes, count, offset)); }
WRITE_AT(pwrite)
WRITE_AT(pwrite64)

ssize_t write(int fd, const void *bytes, size_t count)
{
    REAL("write", ssize_t, int, const void *, size_t);
    int fate = judge(is_ours_fd(fd), WRITING);
    if (fate == -TORN) { real(fd, bytes, count / 2); die(); }
    ANSWER(fate, real(fd, bytes, count));
}

#define ON_FD(name, kind) \
    int name(int fd) { REAL(#name, int, int); int fate = judge(is_ours_fd(fd), kind); ANSWER(fate, real(fd)); }
ON_FD(fsync, SYNCING)
ON_FD(fdatasync, SYNCING)

#define TRUNCATE(name) \
    int name(int fd, off_t length) { REAL(#name, int, int, off_t); int fate = judge(is_ours_fd(fd), TRUNCATING); ANSWER(fate, real(fd, length)); }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(#name, int, const char *, int, ...); \
        va_list more; va_start(more, flags); mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; va_end(more); \
        int fate = judge(is_ours(path) && (flags & O_CREAT), OPENING); \
        ANSWER(fate, real(path, flags, mode)); }
OPEN(open)
OPEN(open64)

int rename(const char *from, const char *to)
{
    REAL("rename", int, const char *, const char *);
    int fate = judge(is_ours(from), RENAMING);
    ANSWER(fate, real(from, to));
}

int unlink(const char *path)
{
    REAL("unlink", int, const char *);
    int fate = judge(is_ours(path), REMOVING);
    ANSWER(fate, real(path));
}
