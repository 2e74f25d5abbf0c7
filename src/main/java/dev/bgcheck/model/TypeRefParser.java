package dev.bgcheck.model;

import java.util.ArrayList;
import java.util.List;

/** Reads the text form of {@link TypeRef}; the inverse of {@link TypeRef#toString()}. */
public final class TypeRefParser {
  private final String text;
  private int at;

  private TypeRefParser(String text) {
    this.text = text;
  }

  /**
   * The type that {@code text} spells.
   *
   * @throws IllegalArgumentException when it spells none; the message says where
   */
  public static TypeRef parse(String text) {
    TypeRefParser parser = new TypeRefParser(text);
    TypeRef type = parser.type();
    parser.skipSpace();
    if (parser.at != text.length()) {
      throw parser.error("end of type");
    }
    return type;
  }

  private TypeRef type() {
    TypeRef type = primary();
    while (true) {
      skipSpace();
      if (take("?")) {
        type = new TypeRef(TypeRef.OPTIONAL, List.of(type));
      } else if (seesMetatype() && take(".Type")) {
        type = type.metatype();
      } else {
        return type;
      }
    }
  }

  private TypeRef primary() {
    skipSpace();
    boolean mainActor = take("@MainActor");
    skipSpace();
    if (take("(")) {
      List<TypeRef> elements = list(")");
      skipSpace();
      if (take("->")) {
        elements.add(type());
        return new TypeRef(mainActor ? TypeRef.MAIN_ACTOR_FUNCTION : TypeRef.FUNCTION, elements);
      }
      return elements.size() == 1 ? elements.get(0) : new TypeRef(TypeRef.TUPLE, elements);
    }
    if (take("[")) {
      TypeRef first = type();
      skipSpace();
      if (take(":")) {
        TypeRef value = type();
        expect("]");
        return TypeRef.dictionary(first, value);
      }
      expect("]");
      return TypeRef.array(first);
    }
    String name = name();
    if (take("<")) {
      return new TypeRef(name, list(">"));
    }
    return TypeRef.named(name);
  }

  private List<TypeRef> list(String close) {
    List<TypeRef> types = new ArrayList<>();
    skipSpace();
    if (take(close)) {
      return types;
    }
    do {
      types.add(type());
      skipSpace();
    } while (take(","));
    expect(close);
    return types;
  }

  private String name() {
    int start = at;
    while (at < text.length()
        && (isNamePart(text.charAt(at)) || (text.charAt(at) == '.' && !seesMetatype()))) {
      at++;
    }
    if (at == start) {
      throw error("a type name");
    }
    return text.substring(start, at);
  }

  /** Swift's names may hold signs that are no letters, such as pictures. */
  static boolean isNamePart(char c) {
    return Character.isJavaIdentifierPart(c) || (c > 0x7F && !Character.isWhitespace(c));
  }

  /** Ex) Timer.Type, but not DecodingError.TypeMismatch. */
  private boolean seesMetatype() {
    int end = at + ".Type".length();
    return text.startsWith(".Type", at) && (end >= text.length() || !isNamePart(text.charAt(end)));
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean take(String token) {
    if (text.startsWith(token, at)) {
      at += token.length();
      return true;
    }
    return false;
  }

  private void expect(String token) {
    skipSpace();
    if (!take(token)) {
      throw error("'" + token + "'");
    }
  }

  private IllegalArgumentException error(String expected) {
    return new IllegalArgumentException(
        "expected " + expected + " at column " + (at + 1) + " of the type '" + text + "'");
  }
}
