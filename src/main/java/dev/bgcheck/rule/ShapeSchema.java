package dev.bgcheck.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schemas of what {@link Shape}s describe. */
public final class ShapeSchema {
  private ShapeSchema() {}

  /**
   * The schema of a whole file, as text that ends with a line end.
   *
   * @param title what the file is
   * @param comment where the schema comes from
   */
  public static String of(String title, String comment, Shape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", title);
    schema.put("$comment", comment);
    schema.putAll(of(shape));
    return text(schema);
  }

  static String text(Map<String, Object> schema) {
    StringBuilder json = new StringBuilder();
    write(schema, "", json);
    return json.append('\n').toString();
  }

  static Map<String, Object> of(Shape shape) {
    if (shape instanceof Shape.Group group) {
      return ofGroup(group);
    }
    if (shape instanceof Shape.ListOf list) {
      Map<String, Object> array = ordered("type", "array", "items", of(list.item()));
      if (list.needsItem()) {
        array.put("minItems", 1);
      }
      // A single value stands for a list of one.
      return ordered("anyOf", List.of(array, of(list.item())));
    }
    if (shape instanceof Shape.MapOf map) {
      Map<String, Object> object =
          ordered("type", "object", "additionalProperties", of(map.value()));
      if (!map.words().isEmpty()) {
        object.put("propertyNames", ordered("enum", map.words()));
      }
      return object;
    }
    if (shape instanceof Shape.Choice choice) {
      return ordered("enum", choice.words());
    }
    if (shape instanceof Shape.Flag) {
      // `yes` and `no` are texts to YAML 1.2; the reader takes them for what people mean.
      return ordered("enum", List.of(true, false, "yes", "no"));
    }
    if (shape instanceof Shape.Count) {
      return ordered("type", "integer", "minimum", 0);
    }
    return shape instanceof Shape.Text ? ordered("type", "string") : new LinkedHashMap<>();
  }

  private static Map<String, Object> ofGroup(Shape.Group group) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<Object> required = new ArrayList<>();
    for (Shape.Field field : group.fields()) {
      Map<String, Object> property = of(field.shape());
      property.put("description", field.description());
      properties.put(field.name(), property);
      if (field.required()) {
        required.add(field.name());
      }
    }
    Map<String, Object> object = ordered("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    object.put("additionalProperties", false);
    return object;
  }

  static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static void write(Object value, String indent, StringBuilder out) {
    String deeper = indent + "  ";
    if (value instanceof Map<?, ?> map) {
      String separator = "{\n";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(separator).append(deeper).append(quoted(entry.getKey().toString())).append(": ");
        write(entry.getValue(), deeper, out);
        separator = ",\n";
      }
      out.append(map.isEmpty() ? "{}" : "\n" + indent + "}");
    } else if (value instanceof List<?> list) {
      String separator = "[\n";
      for (Object item : list) {
        out.append(separator).append(deeper);
        write(item, deeper, out);
        separator = ",\n";
      }
      out.append(list.isEmpty() ? "[]" : "\n" + indent + "]");
    } else {
      out.append(value instanceof String text ? quoted(text) : String.valueOf(value));
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
