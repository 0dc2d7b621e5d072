// Reads the frames that a panel shares, as shared-memory-frames.md describes: prints the number, the damage and the FNV-1a hash of each newest frame
// until the panel ends. Build with: cc -std=c11 -O2 -o shared-memory-frames shared-memory-frames.c
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct header {
    char magic[8];
    uint32_t version, header_bytes, width, height, row_bytes, format, buffer_count, record_bytes;
    uint64_t buffer_bytes, first_buffer_at;
    _Atomic uint32_t newest, state;
};

struct record {
    _Atomic uint64_t lock;
    int64_t number, since, microseconds;
    int32_t x, y, width, height;
};

static int fail(const char *what) {
    fprintf(stderr, "%s\n", what);
    return 1;
}

int main(int count, char **arguments) {
    int file = count == 2 ? open(arguments[1], O_RDONLY) : -1;
    struct stat found;
    if (file < 0 || fstat(file, &found) != 0) return fail("Name the file of a panel that shares its frames.");
    if (found.st_size < 4096) return fail("This file is too short.");
    const uint8_t *memory = mmap(NULL, (size_t)found.st_size, PROT_READ, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED) return fail("The file cannot be mapped.");
    close(file);

    // What never changes is copied once, so that nobody can change it after it was checked.
    struct header first;
    memcpy(&first, memory, sizeof first);
    if (memcmp(first.magic, "RCFRAMES", 8) != 0 || first.version != 1 || first.format != 1 || first.record_bytes != 64) return fail("This version cannot read it.");
    if (first.width == 0 || first.width > 16384 || first.height == 0 || first.height > 16384 || first.row_bytes != first.width * 4) return fail("It has no such size.");
    size_t pixels = (size_t)first.row_bytes * first.height, bytes = (size_t)found.st_size;
    if (first.buffer_count < 3 || first.buffer_count > 16 || first.first_buffer_at < 4096 || first.buffer_bytes < pixels || first.first_buffer_at > bytes
        || first.buffer_bytes > (bytes - first.first_buffer_at) / first.buffer_count) return fail("Its buffers lie outside.");

    const struct header *header = (const void *)memory;
    uint8_t *copy = malloc(pixels);
    if (copy == NULL) return fail("There is no memory for a frame.");
    int64_t last = 0;
    for (;;) {
        // Before the frame: a panel that ends after this was read has left its last frame.
        int has_ended = atomic_load_explicit(&header->state, memory_order_acquire) != 1;
        uint32_t newest = atomic_load_explicit(&header->newest, memory_order_acquire);
        int is_new = 0;
        if (newest < first.buffer_count) {
            const struct record *record = (const void *)(memory + 128 + newest * (size_t)64);
            uint64_t before = atomic_load_explicit(&record->lock, memory_order_acquire);
            struct record seen;
            memcpy(&seen, (const void *)record, sizeof seen);
            memcpy(copy, memory + first.first_buffer_at + newest * first.buffer_bytes, pixels);
            atomic_thread_fence(memory_order_acquire);
            if (before % 2 == 1 || atomic_load_explicit(&record->lock, memory_order_relaxed) != before) continue;
            if (seen.number > last) {
                is_new = 1;
                last = seen.number;
                uint64_t hash = 14695981039346656037u;
                for (size_t i = 0; i < pixels; i++) hash = (hash ^ copy[i]) * 1099511628211u;
                printf("%" PRId64 " %" PRId32 " %" PRId32 " %" PRId32 " %" PRId32 " %016" PRIx64 "\n", seen.number, seen.x, seen.y, seen.width, seen.height, hash);
                fflush(stdout);
            }
        }

        if (has_ended) return 0;
        if (!is_new) nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
    }
}
