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
    schema.putAll(ShapeSchema.of(RuleFile.SHAPE));
    Map<String, Object> definitions = new LinkedHashMap<>();
    List<Object> choices = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    kinds.stream()
        .sorted((one, other) -> one.id().compareTo(other.id()))
        .forEach(
            kind -> {
              Map<String, Object> params = ShapeSchema.of(kind.parameters());
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
    schema.put("$defs", definitions);
    return ShapeSchema.text(SharedShapes.moved(schema));
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
        ShapeSchema.ordered(
            "properties", Map.of("kind", Map.of("const", kind)), "required", List.of("kind")));
    choice.put("then", Map.of("properties", Map.of("params", Map.of("$ref", "#/$defs/" + kind))));
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
}
