// The C side of figure 5 as a program of its own: TableReference INPUT OUTPUT KEY DOMAIN TAG COLUMNS DATE THREADS
#include "CReference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int read_key(const char *path, uint8_t master[32]) {
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    for (unsigned place = 0; place < 32; place++) {
        unsigned byte;
        if (fscanf(file, "%2x", &byte) != 1) return 0;
        master[place] = (uint8_t)byte;
    }
    fclose(file);
    return 1;
}

int main(int count, char *arguments[]) {
    if (count == 5 && strcmp(arguments[1], "--make") == 0) {
        table_shape shape = strcmp(arguments[3], "narrow") == 0 ? table_narrow
            : strcmp(arguments[3], "quoted") == 0 ? table_quoted : table_wide;
        return table_make(arguments[2], shape, strtoull(arguments[4], NULL, 10), 5) ? 0 : 1;
    }
    const char *columns[16];
    unsigned year, month, day;
    table_order order = {.columns = columns};
    table_result result;
    if (count != 9 || !read_key(arguments[3], order.master)
        || sscanf(arguments[7], "%u-%u-%u", &year, &month, &day) != 3) {
        fprintf(stderr, "usage: TableReference INPUT OUTPUT KEY DOMAIN TAG COLUMN,… DATE THREADS\n");
        fprintf(stderr, "       TableReference --make OUTPUT wide|narrow|quoted ROWS\n");
        return 64;
    }
    order.input = arguments[1];
    order.output = arguments[2];
    order.domain = arguments[4];
    order.tag = arguments[5];
    for (char *column = strtok(arguments[6], ","); column && order.column_count < 16; column = strtok(NULL, ","))
        columns[order.column_count++] = column;
    order.reference = year << 9 | month << 5 | day;
    order.threads = (unsigned)strtoul(arguments[8], NULL, 10);
    if (!table_rewrite(&order, &result)) {
        fprintf(stderr, "TableReference: refused\n");
        return 65;
    }
    printf(
        "{\"rows\":%zu,\"distinct\":%zu,\"input_sha256\":\"%s\",\"output_sha256\":\"%s\"}\n", result.rows, result.distinct,
        result.input_sha256, result.output_sha256);
    return 0;
}
