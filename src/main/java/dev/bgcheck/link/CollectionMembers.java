package dev.bgcheck.link;

import dev.bgcheck.model.TypeRef;
import java.util.List;

/** What the members of arrays, dictionaries and optionals give, by the name they share. */
final class CollectionMembers {
  private CollectionMembers() {}

  /** The type that reading {@code member} of a collection gives; unknown for others. */
  static TypeRef property(TypeRef receiver, String member) {
    TypeRef bare = receiver.unwrapped();
    return switch (bare.name()) {
      case TypeRef.ARRAY ->
          switch (member) {
            case "first", "last", "firstObject", "lastObject", "anyObject" ->
                bare.element().optional();
            case "count" -> TypeRef.named("Int");
            case "isEmpty" -> TypeRef.BOOL;
            case "indices", "lazy", "allObjects" -> bare;
            default -> TypeRef.UNKNOWN;
          };
      case TypeRef.DICTIONARY ->
          switch (member) {
            case "values", "allValues" -> TypeRef.array(bare.arguments().get(1));
            case "keys", "allKeys" -> TypeRef.array(bare.arguments().get(0));
            case "count" -> TypeRef.named("Int");
            case "isEmpty" -> TypeRef.BOOL;
            default -> TypeRef.UNKNOWN;
          };
      case TypeRef.TUPLE -> {
        try {
          yield bare.arguments().get(Integer.parseInt(member));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
          yield TypeRef.UNKNOWN;
        }
      }
      default -> TypeRef.UNKNOWN;
    };
  }

  /** The type that calling {@code name} on a collection gives; unknown for others. */
  static TypeRef call(TypeRef receiver, String name) {
    TypeRef bare = receiver.unwrapped();
    boolean dictionary = bare.name().equals(TypeRef.DICTIONARY);
    if (!dictionary && !bare.name().equals(TypeRef.ARRAY)) {
      return TypeRef.UNKNOWN;
    }
    String base = name.contains("(") ? name.substring(0, name.indexOf('(')) : name;
    return switch (base) {
      case "removeFirst", "removeLast", "objectAtIndex:", "get", "remove" ->
          base.equals("remove") ? bare.element().optional() : bare.element();
      case "popLast",
          "popFirst",
          "randomElement",
          "first",
          "last",
          "removeValue",
          "next",
          "objectForKey:",
          "objectForKeyedSubscript:",
          "updateValue" ->
          bare.element().optional();
      case "filter",
          "sorted",
          "reversed",
          "prefix",
          "suffix",
          "dropFirst",
          "dropLast",
          "shuffled",
          "enumerated" ->
          bare;
      case "values" -> TypeRef.array(bare.element());
      default -> TypeRef.UNKNOWN;
    };
  }

  /** The types that the parameters of a closure given to a collection's member have. */
  static List<TypeRef> closureParameters(TypeRef receiver, String name) {
    TypeRef bare = receiver.unwrapped();
    if (bare.name().equals(TypeRef.ARRAY)) {
      return switch (name) {
        case "forEach",
            "map",
            "compactMap",
            "flatMap",
            "filter",
            "first",
            "contains",
            "firstIndex",
            "allSatisfy",
            "removeAll",
            "sorted",
            "min",
            "max",
            "last",
            "drop",
            "prefix" ->
            List.of(bare.element(), bare.element());
        default -> List.of();
      };
    }
    boolean optionalMap = receiver.isOptional() && (name.equals("map") || name.equals("flatMap"));
    return optionalMap ? List.of(bare) : List.of();
  }
}
