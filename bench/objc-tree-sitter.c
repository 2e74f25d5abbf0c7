/*
 * Prints what tree-sitter-objc makes of Objective-C files, for bench/compare-objc.sh.
 *
 *   objc-tree-sitter outline FILE-LIST   one line per type, routine, block, message, call and
 *                                        statement of files without error: path, line, kind, name
 *   objc-tree-sitter parse FILE-LIST     one line per file: bytes, 1 if it has an error, path;
 *                                        then totals and seconds spent in parsing on stderr
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_objc(void);

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

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void print_text(TSNode node, const char *text) {
  for (uint32_t i = ts_node_start_byte(node); i < ts_node_end_byte(node); i++) {
    if (text[i] > ' ' || text[i] < 0) putchar(text[i]);
  }
}

/* The selector of a message: the words with a colon behind them, or the only word. */
static void print_selector(TSNode message, const char *text) {
  uint32_t count = ts_node_child_count(message);
  int parts = 0;
  for (uint32_t i = 0; i + 1 < count; i++) {
    TSNode child = ts_node_child(message, i);
    if (!strcmp(ts_node_type(ts_node_child(message, i + 1)), ":")) {
      if (!strcmp(ts_node_type(child), "identifier")) print_text(child, text);
      putchar(':');
      parts++;
    }
  }
  if (parts == 0 && count > 1) print_text(ts_node_child(message, count - 2), text);
}

/* The selector in the head of a method. */
static void print_method(TSNode method, const char *text) {
  uint32_t count = ts_node_named_child_count(method);
  for (uint32_t i = 0; i < count; i++) {
    TSNode child = ts_node_named_child(method, i);
    const char *type = ts_node_type(child);
    if (!strcmp(type, "identifier")) {
      print_text(child, text);
    } else if (!strcmp(type, "method_parameter")) {
      putchar(':');
    }
  }
}

static const char *outline_kind(TSNode node) {
  const char *type = ts_node_type(node);
  static const char *kinds[][2] = {
      {"class_interface", "interface"},
      {"class_implementation", "implementation"},
      {"protocol_declaration", "protocol"},
      {"property_declaration", "property"},
      {"method_definition", "method"},
      {"method_declaration", "method"},
      {"function_definition", "function"},
      {"block_literal", "block"},
      {"message_expression", "message"},
      {"call_expression", "call"},
      {"if_statement", "if"},
      {"for_statement", "for"},
      {"while_statement", "while"},
      {"do_statement", "do"},
      {"switch_statement", "switch"},
      {"case_statement", "case"},
      {"return_statement", "return"},
      {"try_statement", "try"},
      {"synchronized_statement", "synchronized"},
      {"assignment_expression", "assign"},
      {"conditional_expression", "ternary"},
      {"cast_expression", "cast"},
      {"field_expression", "member"},
      {"subscript_expression", "subscript"},
      {"binary_expression", "binary"},
      {"selector_expression", "selector"},
      {"array_literal", "array"},
      {"dictionary_literal", "dictionary"},
      {"init_declarator", "initialized"},
      {NULL, NULL}};
  for (int i = 0; kinds[i][0]; i++) {
    if (!strcmp(type, kinds[i][0])) return kinds[i][1];
  }
  return NULL;
}

static void visit(TSNode root, const char *path, const char *text) {
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  int down = 1;
  for (;;) {
    if (down) {
      TSNode node = ts_tree_cursor_current_node(&cursor);
      const char *kind = ts_node_is_named(node) ? outline_kind(node) : NULL;
      if (kind) {
        printf("%s\t%u\t%s\t", path, ts_node_start_point(node).row + 1, kind);
        if (!strcmp(kind, "message")) print_selector(node, text);
        if (!strcmp(kind, "method")) print_method(node, text);
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
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int outline = !strcmp(argv[1], "outline");
  FILE *list = fopen(argv[2], "r");
  if (!list) return 2;
  TSParser *parser = ts_parser_new();
  if (!ts_parser_set_language(parser, tree_sitter_objc())) return 3;
  char path[4096];
  uint64_t files = 0, whole = 0, bytes = 0;
  double seconds = 0;
  while (fgets(path, sizeof path, list)) {
    path[strcspn(path, "\n")] = 0;
    uint32_t length = 0;
    char *text = read_file(path, &length);
    if (!text) continue;
    double start = now();
    TSTree *tree = ts_parser_parse_string(parser, NULL, text, length);
    seconds += now() - start;
    TSNode root = ts_tree_root_node(tree);
    int error = ts_node_has_error(root);
    files++;
    whole += !error;
    bytes += length;
    if (!outline) {
      printf("%u\t%d\t%s\n", length, error, path);
    } else if (!error) {
      printf("%s\t0\tfile\t\n", path);
      visit(root, path, text);
    }
    ts_tree_delete(tree);
    free(text);
  }
  fprintf(stderr, "tree-sitter-objc: %llu files, %.1f MB, %llu whole (%.2f %%), %.2f s, %.1f MB/s\n",
          (unsigned long long)files, (double)bytes / 1e6, (unsigned long long)whole,
          100.0 * (double)whole / (double)files, seconds, (double)bytes / 1e6 / seconds);
  ts_parser_delete(parser);
  fclose(list);
  return 0;
}
