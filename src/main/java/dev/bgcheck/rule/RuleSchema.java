package dev.bgcheck.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of rule files, for editors that complete and check them while they are written.
 * Made from the same {@link Shape}s that the reader uses.
 */
public final class RuleSchema {
  private RuleSchema() {}

  /** The schema, as text that ends with a line end. */
  public static String of(Collection<? extends CheckKind<?>> kinds) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "Rule of Background Check");
    schema.put("$comment", "Generated from the Java types; see RuleSchemaTest.");
    schema.putAll(of(RuleFile.SHAPE));
    Map<String, Object> definitions = new LinkedHashMap<>();
    List<Object> choices = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    kinds.stream()
        .sorted((one, other) -> one.id().compareTo(other.id()))
        .forEach(
            kind -> {
              Map<String, Object> params = of(kind.parameters());
              params.put("description", describe(kind));
              definitions.put(kind.id(), params);
              choices.add(choice(kind.id()));
              names.add(kind.id());
            });
    kindNames(schema, names);
    schema.put("allOf", choices);
    Map<String, Object> check = checkItem(schema);
    kindNames(check, names);
    check.put("allOf", choices);
    schema.put(
        "oneOf",
        List.of(
            Map.of("required", List.of("kind", "params")), Map.of("required", List.of("checks"))));
    schema.put("definitions", definitions);
    StringBuilder json = new StringBuilder();
    write(schema, "", json);
    return json.append('\n').toString();
  }

  private static String describe(CheckKind<?> kind) {
    StringBuilder text = new StringBuilder(kind.description());
    if (!kind.values().isEmpty()) {
      text.append(" Values for messages:");
      kind.values()
          .forEach(
              (name, meaning) ->
                  text.append(" {").append(name).append("} ").append(meaning).append(';'));
      text.setCharAt(text.length() - 1, '.');
    }
    return text.toString();
  }

  /** When the kind is this one, the params are of its shape. */
  private static Map<String, Object> choice(String kind) {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put(
        "if",
        ordered("properties", Map.of("kind", Map.of("const", kind)), "required", List.of("kind")));
    choice.put(
        "then", Map.of("properties", Map.of("params", Map.of("$ref", "#/definitions/" + kind))));
    return choice;
  }

  @SuppressWarnings("unchecked")
  private static void kindNames(Map<String, Object> group, List<Object> names) {
    Map<String, Object> properties = (Map<String, Object>) group.get("properties");
    ((Map<String, Object>) properties.get("kind")).put("enum", names);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> checkItem(Map<String, Object> schema) {
    Map<String, Object> properties = (Map<String, Object>) schema.get("properties");
    Map<String, Object> checks = (Map<String, Object>) properties.get("checks");
    List<Object> either = (List<Object>) checks.get("anyOf");
    return (Map<String, Object>) ((Map<String, Object>) either.get(0)).get("items");
  }

  private static Map<String, Object> of(Shape shape) {
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
      return ordered("type", "boolean");
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

  private static Map<String, Object> ordered(Object... keysAndValues) {
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
