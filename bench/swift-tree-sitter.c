/*
 * Prints what tree-sitter-swift makes of Swift files, for bench/compare-swift.sh.
 *
 *   swift-tree-sitter outline FILE-LIST   one line per type and routine: path, line, kind, name
 *   swift-tree-sitter parse FILE-LIST     one line per file: bytes, 1 if it has an error, nodes, path;
 *                                         then totals and seconds spent in parsing on stderr
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_swift(void);

static char *read_file(const char *path, uint32_t *length) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc((size_t)size + 1);
  size_t read = fread(text, 1, (size_t)size, file);
  fclose(file);
  text[read] = 0;
  *length = (uint32_t)read;
  return text;
}

static double now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void print_field(TSNode node, const char *field, const char *text) {
  TSNode child = ts_node_child_by_field_name(node, field, (uint32_t)strlen(field));
  if (ts_node_is_null(child)) return;
  for (uint32_t i = ts_node_start_byte(child); i < ts_node_end_byte(child); i++) {
    putchar(text[i] == '\n' || text[i] == '\t' ? ' ' : text[i]);
  }
}

static const char *outline_kind(TSNode node) {
  const char *type = ts_node_type(node);
  static const char *kinds[][2] = {
      {"class_declaration", "type"},          {"protocol_declaration", "type"},
      {"function_declaration", "func"},       {"protocol_function_declaration", "func"},
      {"init_declaration", "init"},           {"deinit_declaration", "deinit"},
      {"subscript_declaration", "subscript"}, {"lambda_literal", "closure"},
      {"call_expression", "call"},            {"if_statement", "if"},
      {"guard_statement", "guard"},           {"switch_statement", "switch"},
      {"switch_entry", "case"},               {"for_statement", "for"},
      {"while_statement", "while"},           {"do_statement", "do"},
      {"assignment", "assign"},               {"ternary_expression", "ternary"},
      {"line_string_literal", "string"},      {"multi_line_string_literal", "string"},
      {"raw_string_literal", "string"},       {NULL, NULL}};
  for (int i = 0; kinds[i][0]; i++) {
    if (!strcmp(type, kinds[i][0])) return kinds[i][1];
  }
  return NULL;
}

/* The line of the declaration's keyword: behind attributes and modifiers. */
static uint32_t keyword_line(TSNode node) {
  uint32_t count = ts_node_child_count(node);
  for (uint32_t i = 0; i < count; i++) {
    TSNode child = ts_node_child(node, i);
    const char *type = ts_node_type(child);
    if (strcmp(type, "modifiers") && strcmp(type, "attribute") && strcmp(type, "comment") &&
        strcmp(type, "multiline_comment")) {
      return ts_node_start_point(child).row + 1;
    }
  }
  return ts_node_start_point(node).row + 1;
}

static int is_declaration(const char *kind) {
  return !strcmp(kind, "type") || !strcmp(kind, "func") || !strcmp(kind, "init") ||
         !strcmp(kind, "deinit") || !strcmp(kind, "subscript");
}

static uint64_t visit(TSNode root, const char *path, const char *text, int outline) {
  uint64_t nodes = 0;
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  int down = 1;
  for (;;) {
    if (down) {
      nodes++;
      TSNode node = ts_tree_cursor_current_node(&cursor);
      const char *kind = outline ? outline_kind(node) : NULL;
      if (kind) {
        uint32_t line = ts_node_start_point(node).row + 1;
        if (!strcmp(kind, "call")) {
          line = ts_node_end_point(node).row + 1;
        } else if (is_declaration(kind)) {
          line = keyword_line(node);
        }
        printf("%s\t%u\t%s\t", path, line, kind);
        if (!strcmp(kind, "type") || !strcmp(kind, "func")) print_field(node, "name", text);
        putchar('\n');
      }
      if (ts_tree_cursor_goto_first_child(&cursor)) continue;
    }
    if (ts_tree_cursor_goto_next_sibling(&cursor)) {
      down = 1;
    } else if (ts_tree_cursor_goto_parent(&cursor)) {
      down = 0;
    } else {
      break;
    }
  }
  ts_tree_cursor_delete(&cursor);
  return nodes;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int outline = !strcmp(argv[1], "outline");
  FILE *list = fopen(argv[2], "r");
  if (!list) return 2;
  TSParser *parser = ts_parser_new();
  if (!ts_parser_set_language(parser, tree_sitter_swift())) return 3;
  char path[4096];
  uint64_t files = 0, whole = 0, bytes = 0;
  double seconds = 0, work = 0;
  while (fgets(path, sizeof path, list)) {
    path[strcspn(path, "\n")] = 0;
    uint32_t length = 0;
    char *text = read_file(path, &length);
    if (!text) continue;
    double start = now(CLOCK_MONOTONIC), startOfWork = now(CLOCK_THREAD_CPUTIME_ID);
    TSTree *tree = ts_parser_parse_string(parser, NULL, text, length);
    seconds += now(CLOCK_MONOTONIC) - start;
    work += now(CLOCK_THREAD_CPUTIME_ID) - startOfWork;
    TSNode root = ts_tree_root_node(tree);
    int error = ts_node_has_error(root);
    files++;
    whole += !error;
    bytes += length;
    if (!outline) {
      printf("%u\t%d\t%llu\t%s\n", length, error, (unsigned long long)visit(root, path, text, 0),
             path);
    } else if (!error) {
      printf("%s\t0\tfile\t\n", path);
      visit(root, path, text, 1);
    }
    ts_tree_delete(tree);
    free(text);
  }
  fprintf(stderr, "tree-sitter-swift: %llu files, %.1f MB, %llu whole (%.2f %%), %.2f s, %.1f MB/s; "
          "of this thread alone %.2f s, %.1f MB/s\n",
          (unsigned long long)files, (double)bytes / 1e6, (unsigned long long)whole,
          files ? 100.0 * (double)whole / (double)files : 0, seconds,
          seconds > 0 ? (double)bytes / 1e6 / seconds : 0, work,
          work > 0 ? (double)bytes / 1e6 / work : 0);
  return 0;
}
