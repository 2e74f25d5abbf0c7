package dev.bgcheck.check;

import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.Optional;

/**
 * Something that a property list or entitlements file may say: the parameters {@code key}, {@code
 * entitlement}, {@code contains} and {@code is}.
 *
 * @param key the key
 * @param entitlement whether the key is one of the entitlements
 * @param contains the string that the array must hold
 * @param yes whether the value must say yes
 */
record PlistCondition(String key, boolean entitlement, Optional<String> contains, boolean yes) {

  /**
   * The condition is true.
   *
   * @param span what makes it true
   * @param keySpan the key
   * @param words how messages call it
   */
  record Match(Span span, Span keySpan, String words) {}

  static final Shape.Group SHAPE =
      Shape.Group.of(
          Shape.Field.optional("key", Shape.text(), "A key of the property list."),
          Shape.Field.optional("entitlement", Shape.text(), "A key of the entitlements, instead."),
          Shape.Field.optional("contains", Shape.text(), "The array at the key holds this string."),
          Shape.Field.optional("is", Shape.choice("yes"), "The value at the key says yes."));

  static PlistCondition parse(RuleParams params) {
    if (params.has("key") == params.has("entitlement")) {
      params.problem("key", "a condition names either `key` or `entitlement`");
    }
    boolean entitlement = params.has("entitlement");
    return new PlistCondition(
        params.findText(entitlement ? "entitlement" : "key").orElse(""),
        entitlement,
        params.findText("contains"),
        params.has("is"));
  }

  /** What makes the condition true; empty when it is false or cannot be told. */
  Optional<Match> find(PlistVariant variant) {
    if (entitlement) {
      return variant.entitlements().entries().stream()
          .filter(entry -> entry.key().equals(key))
          .findFirst()
          .flatMap(entry -> match(entry.keySpan(), entry.value()));
    }
    Optional<InfoPlist.Entry> entry = variant.infoPlist().find(key);
    return entry.flatMap(found -> match(found.keySpan(), found.value()));
  }

  private Optional<Match> match(Span keySpan, PlistValue value) {
    if (contains.isPresent()) {
      return value.asArray().stream()
          .flatMap(array -> array.texts().stream())
          .filter(text -> isText(text, contains.get()))
          .findFirst()
          .map(text -> new Match(text.span(), keySpan, "`" + contains.get() + "`"));
    }
    boolean says =
        yes ? value.asTruth().orElse(false) : value.asTruth().orElse(true) && !isEmpty(value);
    return says ? Optional.of(new Match(keySpan, keySpan, "`" + key + "`")) : Optional.empty();
  }

  private static boolean isEmpty(PlistValue value) {
    return value.asArray().map(array -> array.items().isEmpty()).orElse(false)
        || value.asText().map(text -> text.raw().isBlank()).orElse(false);
  }

  /** Whether a string is exactly {@code word}; not when a variable in it has no value. */
  static boolean isText(PlistValue.Text text, String word) {
    return text.value().isComplete() && text.value().text().equals(word);
  }
}
