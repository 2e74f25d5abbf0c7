package dev.bgcheck.api;

import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.TypeRefParser;
import java.util.ArrayList;
import java.util.List;

/**
 * A declaration as Apple's pages print it, without attributes and bodies.
 *
 * <p>{@code func}, {@code init}, {@code var} (can be written) and {@code let} (cannot), with {@code
 * static} in front, {@code async} and {@code throws} behind; parameters as {@code label: Type},
 * {@code label: Type...} or {@code label: Type = default}.
 *
 * @param name base name, {@code init} for an initialiser
 * @param result unknown for an initialiser
 */
record SwiftDeclaration(
    Kind kind,
    boolean isStatic,
    String name,
    List<ApiParameter> parameters,
    TypeRef result,
    boolean isAsync,
    boolean isThrowing) {

  enum Kind {
    FUNC,
    INIT,
    VAR,
    LET
  }

  /**
   * The declaration in {@code text}.
   *
   * @throws IllegalArgumentException when it is none; the message says why
   */
  static SwiftDeclaration parse(String text) {
    String rest = text.strip();
    boolean isStatic = rest.startsWith("static ");
    rest = isStatic ? rest.substring("static ".length()).strip() : rest;
    if (rest.startsWith("func ")) {
      return function(Kind.FUNC, isStatic, rest.substring("func ".length()).strip());
    }
    if (rest.startsWith("init(") || rest.startsWith("init?(")) {
      return function(Kind.INIT, isStatic, rest);
    }
    if (rest.startsWith("var ") || rest.startsWith("let ")) {
      Kind kind = rest.startsWith("var ") ? Kind.VAR : Kind.LET;
      return property(kind, isStatic, rest.substring("var ".length()).strip());
    }
    throw new IllegalArgumentException("a declaration starts with func, init, var or let");
  }

  private static SwiftDeclaration property(Kind kind, boolean isStatic, String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("a property needs a type: `" + text + "`");
    }
    TypeRef type = TypeRefParser.parse(text.substring(colon + 1).strip());
    return new SwiftDeclaration(
        kind, isStatic, identifier(text.substring(0, colon)), List.of(), type, false, false);
  }

  private static SwiftDeclaration function(Kind kind, boolean isStatic, String text) {
    int open = text.indexOf('(');
    int close = open < 0 ? -1 : closing(text, open);
    if (close < 0) {
      throw new IllegalArgumentException("the parameters' parentheses do not match");
    }
    String name = kind == Kind.INIT ? "init" : identifier(text.substring(0, open));
    List<ApiParameter> parameters = new ArrayList<>();
    for (String parameter : splitAtCommas(text.substring(open + 1, close))) {
      parameters.add(parameter(parameter));
    }
    String rest = text.substring(close + 1).strip();
    boolean isAsync = false;
    boolean isThrowing = false;
    while (rest.startsWith("async") || rest.startsWith("throws")) {
      isAsync |= rest.startsWith("async");
      isThrowing |= rest.startsWith("throws");
      rest = rest.substring(rest.startsWith("async") ? 5 : 6).strip();
    }
    TypeRef result = kind == Kind.INIT ? TypeRef.UNKNOWN : TypeRef.VOID;
    if (rest.startsWith("->") && kind == Kind.FUNC) {
      result = TypeRefParser.parse(rest.substring(2).strip());
    } else if (!rest.isEmpty()) {
      throw new IllegalArgumentException("not understood: `" + rest + "`");
    }
    return new SwiftDeclaration(kind, isStatic, name, parameters, result, isAsync, isThrowing);
  }

  private static ApiParameter parameter(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("a parameter needs a label and a type: `" + text + "`");
    }
    String label = identifier(text.substring(0, colon));
    String type = text.substring(colon + 1).strip();
    int equals = type.indexOf(" = ");
    boolean hasDefault = equals >= 0;
    type = hasDefault ? type.substring(0, equals).strip() : type;
    boolean isVariadic = type.endsWith("...");
    type = isVariadic ? type.substring(0, type.length() - "...".length()) : type;
    return new ApiParameter(
        label.equals("_") ? "" : label, TypeRefParser.parse(type), hasDefault, isVariadic);
  }

  private static String identifier(String text) {
    String name = text.strip();
    boolean valid = !name.isEmpty() && name.chars().allMatch(Character::isJavaIdentifierPart);
    if (!valid) {
      throw new IllegalArgumentException("not a name: `" + name + "`");
    }
    return name;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> splitAtCommas(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean arrow = c == '>' && i > 0 && text.charAt(i - 1) == '-';
      depth += "([<".indexOf(c) >= 0 ? 1 : ")]>".indexOf(c) >= 0 && !arrow ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (!text.isBlank()) {
      parts.add(text.substring(start).strip());
    }
    return parts;
  }

  /** Whether it is a property. */
  boolean isProperty() {
    return kind == Kind.VAR || kind == Kind.LET;
  }

  /**
   * The selector that reads like this declaration, as importing into Swift mostly leaves it; empty
   * when none can be told: the first label of a method is usually cut from a longer word.
   */
  String derivedSelector() {
    if (isProperty()) {
      return name;
    }
    if (isThrowing || isAsync) {
      return "";
    }
    if (parameters.isEmpty()) {
      return name;
    }
    String first = parameters.get(0).label();
    if (kind == Kind.INIT ? first.isEmpty() : !first.isEmpty()) {
      return "";
    }
    StringBuilder selector = new StringBuilder(name);
    selector.append(kind == Kind.INIT ? "With" + ApiNames.capitalized(first) : "").append(':');
    for (ApiParameter parameter : parameters.subList(1, parameters.size())) {
      selector.append(parameter.label()).append(':');
    }
    return selector.toString();
  }
}
