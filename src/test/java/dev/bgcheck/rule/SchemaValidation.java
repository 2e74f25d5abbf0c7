package dev.bgcheck.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** As much of JSON Schema as the generated schemas use; another keyword is a failure. */
final class SchemaValidation {
  private final Map<?, ?> root;

  SchemaValidation(Map<?, ?> schema) {
    root = schema;
  }

  /** What is wrong with a value; empty when nothing is. */
  List<String> problems(Object value) {
    List<String> problems = new ArrayList<>();
    check(root, value, "", problems);
    return problems;
  }

  private boolean holds(Object schema, Object value) {
    List<String> problems = new ArrayList<>();
    check((Map<?, ?>) schema, value, "", problems);
    return problems.isEmpty();
  }

  private void check(Map<?, ?> schema, Object value, String at, List<String> problems) {
    schema.forEach((keyword, what) -> check((String) keyword, what, schema, value, at, problems));
  }

  private void check(
      String keyword,
      Object what,
      Map<?, ?> schema,
      Object value,
      String at,
      List<String> problems) {
    switch (keyword) {
      case "$schema", "title", "$comment", "description", "$defs", "then" -> {}
      case "$ref" -> check(referred((String) what), value, at, problems);
      case "type" -> require(isOf((String) what, value), at + " is no " + what, problems);
      case "const" -> require(Objects.equals(what, value), at + " is not " + what, problems);
      case "enum" ->
          require(((List<?>) what).contains(value), at + " is none of " + what, problems);
      case "minimum" ->
          require(
              !(value instanceof Integer number) || number >= (Integer) what,
              at + " is too small",
              problems);
      case "minItems" ->
          require(
              !(value instanceof List<?> list) || list.size() >= (Integer) what,
              at + " has too few items",
              problems);
      case "required" -> {
        if (value instanceof Map<?, ?> map) {
          for (Object name : (List<?>) what) {
            require(map.containsKey(name), at + " has no " + name, problems);
          }
        }
      }
      case "properties" -> {
        if (value instanceof Map<?, ?> map) {
          ((Map<?, ?>) what)
              .forEach(
                  (name, of) -> {
                    if (map.containsKey(name)) {
                      check((Map<?, ?>) of, map.get(name), at + "/" + name, problems);
                    }
                  });
        }
      }
      case "additionalProperties" -> {
        if (value instanceof Map<?, ?> map) {
          Map<?, ?> known = (Map<?, ?>) schema.get("properties");
          map.forEach(
              (name, of) -> {
                if (known != null && known.containsKey(name)) {
                  return;
                }
                if (what instanceof Map<?, ?> other) {
                  check(other, of, at + "/" + name, problems);
                } else {
                  require((Boolean) what, at + " must not have " + name, problems);
                }
              });
        }
      }
      case "propertyNames" -> {
        if (value instanceof Map<?, ?> map) {
          map.keySet().forEach(name -> check((Map<?, ?>) what, name, at + "/" + name, problems));
        }
      }
      case "items" -> {
        if (value instanceof List<?> list) {
          list.forEach(item -> check((Map<?, ?>) what, item, at + "[]", problems));
        }
      }
      case "allOf" -> ((List<?>) what).forEach(one -> check((Map<?, ?>) one, value, at, problems));
      case "anyOf" ->
          require(
              ((List<?>) what).stream().anyMatch(one -> holds(one, value)),
              at + " fits none of several forms",
              problems);
      case "oneOf" ->
          require(
              ((List<?>) what).stream().filter(one -> holds(one, value)).count() == 1,
              at + " fits not exactly one form",
              problems);
      case "if" -> {
        if (holds(what, value)) {
          check((Map<?, ?>) schema.get("then"), value, at, problems);
        }
      }
      default -> problems.add("the schema says `" + keyword + "`, which is not understood");
    }
  }

  private Map<?, ?> referred(String reference) {
    Object found = root;
    for (String part : reference.substring(2).split("/")) {
      found = ((Map<?, ?>) found).get(part);
    }
    return (Map<?, ?>) Objects.requireNonNull(found, reference);
  }

  private static boolean isOf(String type, Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Integer;
      case "boolean" -> value instanceof Boolean;
      default -> throw new AssertionError(type);
    };
  }

  private static void require(boolean holds, String problem, List<String> problems) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
