package dev.bgcheck.rule;

import dev.bgcheck.source.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Compares a YAML value with a {@link Shape} and says, with the place, where they differ. */
public final class ShapeCheck {
  private final List<RuleProblem> problems;

  private ShapeCheck(List<RuleProblem> problems) {
    this.problems = problems;
  }

  /**
   * Adds a problem for each difference; whatever agrees with the shape can be read without further
   * checks when none was added.
   *
   * @param what how messages call the value: {@code `params`}
   */
  public static void check(YamlNode node, Shape shape, String what, List<RuleProblem> problems) {
    new ShapeCheck(problems).visit(node, shape, what);
  }

  private void visit(YamlNode node, Shape shape, String what) {
    if (shape instanceof Shape.Group group) {
      visitGroup(node, group, what);
    } else if (shape instanceof Shape.ListOf list) {
      visitList(node, list, what);
    } else if (shape instanceof Shape.MapOf map) {
      visitMap(node, map, what);
    } else if (!(shape instanceof Shape.Anything)) {
      visitScalar(node, shape, what);
    }
  }

  private void visitGroup(YamlNode node, Shape.Group group, String what) {
    Optional<YamlNode.Mapping> mapping = node.asMapping();
    if (mapping.isEmpty()) {
      wrongType(node, group, what);
      return;
    }
    List<String> known = group.fields().stream().map(Shape.Field::name).toList();
    for (YamlNode.Entry entry : mapping.get().entries()) {
      Optional<Shape.Field> field = group.find(entry.name());
      if (field.isEmpty()) {
        unknown("key", entry.key(), known, what);
      } else {
        visit(entry.value(), field.get().shape(), "`" + entry.name() + "`");
      }
    }
    for (Shape.Field field : group.fields()) {
      if (field.required() && mapping.get().findEntry(field.name()).isEmpty()) {
        problems.add(
            new RuleProblem(node.span(), "key `" + field.name() + "` is missing in " + what));
      }
    }
  }

  private void visitList(YamlNode node, Shape.ListOf list, String what) {
    List<YamlNode> items = node.itemsOrSelf();
    if (items.isEmpty() && list.needsItem()) {
      problems.add(new RuleProblem(node.span(), what + " is empty"));
    }
    items.forEach(item -> visit(item, list.item(), "an item of " + what));
  }

  private void visitMap(YamlNode node, Shape.MapOf map, String what) {
    Optional<YamlNode.Mapping> mapping = node.asMapping();
    if (mapping.isEmpty()) {
      wrongType(node, map, what);
      return;
    }
    for (YamlNode.Entry entry : mapping.get().entries()) {
      if (!map.words().isEmpty() && !map.words().contains(entry.name())) {
        unknown(map.keys(), entry.key(), map.words(), what);
      } else {
        visit(entry.value(), map.value(), "`" + entry.name() + "`");
      }
    }
  }

  private void visitScalar(YamlNode node, Shape shape, String what) {
    Optional<String> text = node.asText();
    if (text.isEmpty() || text.get().isBlank()) {
      wrongType(node, shape, what);
    } else if (shape instanceof Shape.Choice choice && !choice.words().contains(text.get())) {
      unknown("word", node.asScalar().orElseThrow(), choice.words(), what);
    } else if (shape instanceof Shape.Flag
        && node.asScalar().flatMap(YamlNode.Scalar::asTruth).isEmpty()) {
      wrongType(node, shape, what);
    } else if (shape instanceof Shape.Count && !text.get().matches("\\d{1,9}")) {
      wrongType(node, shape, what);
    }
  }

  private void wrongType(YamlNode node, Shape shape, String what) {
    String found =
        node.asText().filter(text -> text.length() <= 40).map(text -> "`" + text + "`").orElse("");
    problems.add(
        new RuleProblem(
            node.span(),
            what
                + " must be "
                + article(shape.describe())
                + ", this is "
                + (found.isEmpty() ? article(node.typeName()) : found)));
  }

  private void unknown(String noun, YamlNode.Scalar word, List<String> known, String what) {
    String near =
        NearestWord.find(word.text(), known)
            .map(nearest -> "; did you mean `" + nearest + "`?")
            .orElse("; known: " + String.join(", ", known));
    problems.add(
        new RuleProblem(
            word.span(), "unknown " + noun + " `" + word.text() + "` in " + what + near));
  }

  private static String article(String phrase) {
    if (phrase.equals("nothing") || phrase.startsWith("one of") || phrase.startsWith("true or")) {
      return phrase;
    }
    return ("aeiou".indexOf(phrase.charAt(0)) >= 0 ? "an " : "a ") + phrase;
  }
}
