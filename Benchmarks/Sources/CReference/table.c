// The same work as `brygga pseudonymise` on a CSV table with Swedish numbers, for the comparison.
#define _GNU_SOURCE
#define OPENSSL_SUPPRESS_DEPRECATED
#include "CReference.h"
#include "table.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/sha.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((size_t)256 << 10)
#define THREADS 64

// What the workers share: one reads at a time, one writes at a time, in the order of the chunks.
typedef struct {
    table_plan plan;
    int input, output;
    pthread_mutex_t reading, writing;
    pthread_cond_t turn;
    uint64_t next_ticket, now_writing;
    uint8_t *rest;  // what is behind the last whole record
    size_t rest_count;
    int is_at_end;
    _Atomic int has_failed;
    SHA256_CTX input_hash, output_hash;
    code_count *distinct;
    size_t rows;
} table_run;

// A worker's buffers.
typedef struct {
    table_run *run;
    uint8_t *text, *output;
    table_index index;
    code_batch batch;
} table_worker;

static int read_fully(int file, uint8_t *bytes, size_t count, size_t *got) {
    *got = 0;
    while (*got < count) {
        ssize_t step = read(file, bytes + *got, count - *got);
        if (step < 0 && errno == EINTR) continue;
        if (step < 0) return 0;
        if (step == 0) break;
        *got += (size_t)step;
    }
    return 1;
}

static int write_fully(int file, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t step = write(file, bytes, count);
        if (step < 0 && errno == EINTR) continue;
        if (step <= 0) return 0;
        bytes += step;
        count -= (size_t)step;
    }
    return 1;
}

// Bytes that complete the block a hash has begun.
static size_t fill(SHA256_CTX *hash, const uint8_t *bytes, size_t count) {
    size_t missing = hash->num == 0 ? 0 : 64 - hash->num;
    if (missing > count) missing = count;
    SHA256_Update(hash, bytes, missing);
    return missing;
}

static void count_blocks(SHA256_CTX *hash, size_t blocks) {
    uint64_t bits = ((uint64_t)hash->Nh << 32 | hash->Nl) + blocks * 512;
    hash->Nl = (SHA_LONG)bits;
    hash->Nh = (SHA_LONG)(bits >> 32);
}

// Two hashes block by block in turn: each hides the other's waiting.
static void hash_two(SHA256_CTX *a, const uint8_t *a_bytes, size_t a_count, SHA256_CTX *b, const uint8_t *b_bytes, size_t b_count) {
    size_t a_done = fill(a, a_bytes, a_count), b_done = fill(b, b_bytes, b_count);
    size_t a_blocks = (a_count - a_done) / 64, b_blocks = (b_count - b_done) / 64;
    size_t both = a_blocks < b_blocks ? a_blocks : b_blocks;
    for (size_t block = 0; block < both; block++) {
        SHA256_Transform(a, a_bytes + a_done + 64 * block);
        SHA256_Transform(b, b_bytes + b_done + 64 * block);
    }
    count_blocks(a, both);
    count_blocks(b, both);
    SHA256_Update(a, a_bytes + a_done + 64 * both, a_count - a_done - 64 * both);
    SHA256_Update(b, b_bytes + b_done + 64 * both, b_count - b_done - 64 * both);
}

// Behind the last line feed outside quotes; 0 where there is none. A chunk begins outside quotes.
static size_t whole_records(const uint8_t *text, size_t count) {
    size_t quotes = 0;
    for (size_t place = 0; place < count; place++) quotes += text[place] == '"';
    int is_inside = quotes & 1;
    for (size_t end = count; end > 0; end--) {
        if (text[end - 1] == '"') is_inside = !is_inside;
        if (text[end - 1] == '\n' && !is_inside) return end;
    }
    return 0;
}

// Reads the next chunk of whole records: 1, 0 at the end, or -1. The caller holds the lock.
static int next_chunk(table_run *run, uint8_t *text, size_t *count, uint64_t *ticket) {
    if (run->is_at_end || run->has_failed) return 0;
    size_t got;
    memcpy(text, run->rest, run->rest_count);
    if (!read_fully(run->input, text + run->rest_count, CHUNK, &got)) return -1;
    size_t total = run->rest_count + got;
    run->is_at_end = got < CHUNK;
    *count = run->is_at_end ? total : whole_records(text, total);
    run->rest_count = total - *count;
    if (run->rest_count > CHUNK || (*count == 0 && !run->is_at_end)) return -1;
    memcpy(run->rest, text + *count, run->rest_count);
    *ticket = run->next_ticket++;
    return *count > 0;
}

static ptrdiff_t rewrite_chunk(table_worker *worker, size_t count, size_t *rows) {
    table_run *run = worker->run;
    // A missing line feed behind the last record is put there for the reading and not written.
    size_t added = worker->text[count - 1] != '\n';
    if (added) worker->text[count] = '\n';
    if (!table_index_build(&worker->index, worker->text, count + added, run->plan.delimiter)) return -1;
    ptrdiff_t written = table_records_rewrite(
        &run->plan, &worker->index, &worker->batch, worker->text, count + added, worker->output, rows);
    return written < 0 ? written : written - (ptrdiff_t)added;
}

static void *work(void *argument) {
    table_worker *worker = argument;
    table_run *run = worker->run;
    for (;;) {
        size_t count, rows = 0;
        uint64_t ticket;
        pthread_mutex_lock(&run->reading);
        int state = next_chunk(run, worker->text, &count, &ticket);
        if (state < 0) run->has_failed = 1;
        pthread_mutex_unlock(&run->reading);
        if (state <= 0) return NULL;
        worker->batch.code_count = 0;
        ptrdiff_t written = rewrite_chunk(worker, count, &rows);
        if (written < 0) run->has_failed = 1;
        pthread_mutex_lock(&run->writing);
        while (run->now_writing != ticket) pthread_cond_wait(&run->turn, &run->writing);
        if (!run->has_failed) {
            hash_two(
                &run->input_hash, worker->text, count, &run->output_hash, worker->output, (size_t)written);
            if (!write_fully(run->output, worker->output, (size_t)written)) run->has_failed = 1;
            code_count_insert(run->distinct, worker->batch.codes, worker->batch.code_count);
            run->rows += rows;
        }
        run->now_writing++;
        pthread_cond_broadcast(&run->turn);
        pthread_mutex_unlock(&run->writing);
    }
}

// Reads the header, which has no quotes here, and passes it on.
static int take_header(table_run *run, const table_order *order) {
    uint8_t *header = run->rest;
    size_t got;
    if (!read_fully(run->input, header, CHUNK, &got)) return 0;
    uint8_t *end = memchr(header, '\n', got);
    if (!end || memchr(header, '"', (size_t)(end - header))) return 0;
    size_t length = (size_t)(end - header) + 1, found = 0;
    run->is_at_end = got < CHUNK && got == length;
    uint8_t *cell = header, *cells_end = end > header && end[-1] == '\r' ? end - 1 : end;
    run->plan.delimiter = ',';
    while (cell <= cells_end && run->plan.columns < TABLE_COLUMNS) {
        uint8_t *stop = memchr(cell, ',', (size_t)(cells_end - cell));
        if (!stop) stop = cells_end;
        for (size_t wanted = 0; wanted < order->column_count; wanted++)
            if (strlen(order->columns[wanted]) == (size_t)(stop - cell)
                && memcmp(order->columns[wanted], cell, (size_t)(stop - cell)) == 0) {
                run->plan.is_replaced[run->plan.columns] = 1;
                found++;
            }
        run->plan.columns++;
        cell = stop + 1;
    }
    if (found != order->column_count || !write_fully(run->output, header, length)) return 0;
    SHA256_Update(&run->input_hash, header, length);
    SHA256_Update(&run->output_hash, header, length);
    run->rest_count = got - length;
    memmove(run->rest, run->rest + length, run->rest_count);
    return 1;
}

static int run_workers(table_run *run, unsigned threads) {
    pthread_t handles[THREADS];
    table_worker *workers = calloc(threads, sizeof *workers);
    int is_made = workers != NULL;
    for (unsigned each = 0; is_made && each < threads; each++) {
        table_worker *worker = &workers[each];
        worker->run = run;
        worker->text = malloc(2 * CHUNK + TABLE_PADDING);
        // A number of ten digits and a delimiter become 44 characters and one.
        worker->output = malloc(2 * CHUNK * 9 / 2 + TABLE_PADDING);
        worker->index.positions = malloc((2 * CHUNK + TABLE_PADDING) * sizeof(uint32_t));
        worker->index.digits = malloc(2 * CHUNK / 8 + TABLE_PADDING);
        code_batch_begin(&worker->batch, &run->plan.key);
        worker->batch.codes = malloc((2 * CHUNK / 11 + TABLE_PADDING) * sizeof(uint64_t));
        is_made = worker->batch.codes && worker->text && worker->output && worker->index.positions && worker->index.digits;
    }
    for (unsigned each = 1; is_made && each < threads; each++)
        if (pthread_create(&handles[each], NULL, work, &workers[each]) != 0) exit(71);
    if (is_made) work(&workers[0]);
    for (unsigned each = 1; is_made && each < threads; each++) pthread_join(handles[each], NULL);
    for (unsigned each = 0; workers && each < threads; each++) {
        free(workers[each].batch.codes);
        free(workers[each].text);
        free(workers[each].output);
        free(workers[each].index.positions);
        free(workers[each].index.digits);
    }
    free(workers);
    return is_made && !run->has_failed;
}

static void hex(const uint8_t digest[32], char text[65]) {
    for (unsigned place = 0; place < 32; place++) snprintf(text + 2 * place, 3, "%02x", digest[place]);
}

int table_rewrite(const table_order *order, table_result *result) {
    if (order->threads < 1 || order->threads > THREADS || order->column_count < 1) return 0;
    table_run *run = calloc(1, sizeof *run);
    if (!run) return 0;
    run->rest = malloc(CHUNK + TABLE_PADDING);
    run->distinct = code_count_new();
    run->input = open(order->input, O_RDONLY | O_CLOEXEC);
    run->output = open(order->output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    pthread_mutex_init(&run->reading, NULL);
    pthread_mutex_init(&run->writing, NULL);
    pthread_cond_init(&run->turn, NULL);
    run->plan.reference = order->reference;
    SHA256_Init(&run->input_hash);
    SHA256_Init(&run->output_hash);
    table_number_prepare();
    int done = run->rest && run->distinct && run->input >= 0 && run->output >= 0
        && code_key_make(&run->plan.key, order->master, order->domain, order->tag, order->version)
        && take_header(run, order) && run_workers(run, order->threads);
    uint8_t digest[32];
    result->rows = run->rows;
    result->distinct = run->distinct ? code_count_total(run->distinct) : 0;
    code_count_free(run->distinct);
    SHA256_Final(digest, &run->input_hash);
    hex(digest, result->input_sha256);
    SHA256_Final(digest, &run->output_hash);
    hex(digest, result->output_sha256);
    if (run->input >= 0) close(run->input);
    if (run->output >= 0 && close(run->output) != 0) done = 0;
    free(run->rest);
    free(run);
    return done;
}
