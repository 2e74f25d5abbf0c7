package dev.bgcheck.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves what a JSON Schema says several times to its {@code $defs} and refers to it, so that people
 * can read it. Descriptions stay where they are: they differ from place to place.
 */
final class SharedShapes {
  private static final String DEFS = "$defs";

  /** What is shorter than this many values is not worth a name. */
  private static final int SMALLEST = 4;

  private final Map<Object, Integer> counts = new LinkedHashMap<>();
  private final Map<Object, String> names = new LinkedHashMap<>();
  private final Map<String, Object> moved = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  private SharedShapes() {}

  /** The schema with everything that it repeats in {@code $defs}, behind what is there. */
  static Map<String, Object> moved(Map<String, Object> schema) {
    SharedShapes shared = new SharedShapes();
    Map<String, Object> definitions = map(schema.get(DEFS));
    Map<String, Object> rest = new LinkedHashMap<>(schema);
    rest.remove(DEFS);
    shared.count(rest);
    definitions.values().forEach(shared::count);
    Map<String, Object> result = shared.children(rest);
    Map<String, Object> all = new LinkedHashMap<>();
    definitions.forEach((name, definition) -> all.put(name, shared.children(map(definition))));
    shared.moved.forEach(all::put);
    result.put(DEFS, all);
    return result;
  }

  private void count(Object value) {
    if (value instanceof Map<?, ?> map) {
      Object plain = withoutDescription(map);
      if (isSchema(map) && counts.merge(plain, 1, Integer::sum) > 1) {
        // What is inside was counted when it was first seen, and moves along.
        return;
      }
      map.values().forEach(this::count);
    } else if (value instanceof List<?> list) {
      list.forEach(this::count);
    }
  }

  /** The same with everything inside that is said elsewhere too replaced by a reference. */
  private Map<String, Object> children(Map<String, Object> map) {
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put(key, replaced(value, key)));
    return result;
  }

  private Object replaced(Object value, String key) {
    if (value instanceof List<?> list) {
      List<Object> result = new ArrayList<>();
      list.forEach(item -> result.add(replaced(item, key)));
      return result;
    }
    if (!(value instanceof Map<?, ?>)) {
      return value;
    }
    Map<String, Object> map = map(value);
    Map<String, Object> plain = withoutDescription(map);
    if (!isSchema(map) || counts.getOrDefault(plain, 0) < 2 || size(plain) < SMALLEST) {
      return children(map);
    }
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("$ref", "#/" + DEFS + "/" + name(plain, key));
    if (map.containsKey("description")) {
      reference.put("description", map.get("description"));
    }
    return reference;
  }

  private String name(Map<String, Object> plain, String key) {
    String known = names.get(plain);
    if (known != null) {
      return known;
    }
    String stem = isTextList(plain) ? "texts" : "shared-" + key.replace("items", "item");
    int number = numbers.merge(stem, 1, Integer::sum);
    String name = number == 1 ? stem : stem + "-" + number;
    names.put(plain, name);
    // Its own place first: what it holds is named behind it.
    moved.put(name, Map.of());
    moved.put(name, children(plain));
    return name;
  }

  private static boolean isTextList(Map<String, Object> plain) {
    return plain.equals(withoutDescription(ShapeSchema.of(Shape.texts())));
  }

  /** Whether a map is a schema and not the properties of one or a condition. */
  private static boolean isSchema(Map<?, ?> map) {
    return map.get("type") instanceof String
        || map.get("anyOf") instanceof List<?>
        || map.get("enum") instanceof List<?>;
  }

  private static Map<String, Object> withoutDescription(Map<?, ?> map) {
    Map<String, Object> plain = new LinkedHashMap<>(map(map));
    plain.remove("description");
    return plain;
  }

  private static int size(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().mapToInt(SharedShapes::size).sum();
    }
    return value instanceof List<?> list ? list.stream().mapToInt(SharedShapes::size).sum() : 1;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
