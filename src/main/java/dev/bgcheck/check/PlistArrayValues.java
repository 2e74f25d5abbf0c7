package dev.bgcheck.check;

import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.NearestWord;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arrays of words that the system knows: a word it does not know at all, or a word that belongs in
 * the array of another key. A rule speaks of the one or of the other, never of both.
 */
final class PlistArrayValues implements CheckKind<PlistArrayValues.Params> {
  private static final String UNKNOWN = "unknown";
  private static final String MISPLACED = "misplaced";

  /**
   * The words.
   *
   * @param keys the words each key's array can hold
   * @param keyPlatforms where a key is read at all; a key that is not named is read everywhere
   * @param misplaced whether words of another key are looked for, instead of unknown ones
   * @param knownWrong wrong words that people write, with what is meant
   */
  record Params(
      Map<String, List<String>> keys,
      Map<String, List<Platform>> keyPlatforms,
      boolean misplaced,
      Map<String, WrongWord> knownWrong,
      TargetFilter filter) {
    Optional<String> keyOf(String word) {
      return keys.entrySet().stream()
          .filter(entry -> entry.getValue().contains(word))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  /**
   * A word that people write and that does not exist.
   *
   * @param instead the word to use
   * @param because a phrase for the message
   */
  record WrongWord(Optional<String> instead, String because) {}

  @Override
  public String id() {
    return "plist-array-values";
  }

  @Override
  public String description() {
    return "Words in an array of the property list that the system does not know, or that belong in"
        + " the array of another key.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required(
            "report", Shape.choice(UNKNOWN, MISPLACED), "Which of the two is looked for."),
        Shape.Field.required(
            "keys",
            new Shape.MapOf("key", Shape.texts()),
            "The words that the array of each key can hold."),
        Shape.Field.optional(
            "key-platforms",
            new Shape.MapOf("key", TargetFilter.platformWords()),
            "The platforms that read a key, where not all do."),
        Shape.Field.optional(
            "known-wrong",
            new Shape.MapOf(
                "word",
                Shape.Group.of(
                    Shape.Field.optional("instead", Shape.text(), "The word to use."),
                    Shape.Field.required(
                        "because", Shape.text(), "A phrase that ends the message."))),
            "Words that people write and that do not exist."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("value", "the word");
    values.put("key", "the key whose array holds it");
    values.put("right-key", "the key it belongs to; for misplaced words");
    values.put("elsewhere", "` of a … target` when this platform does not read the right key");
    values.put("hint", "`; did you mean …?` or nothing; for unknown words");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    Map<String, List<Platform>> platforms = new LinkedHashMap<>();
    params
        .textsByKey("key-platforms")
        .forEach(
            (key, words) ->
                platforms.put(
                    key, words.stream().flatMap(word -> Platform.ofWord(word).stream()).toList()));
    Map<String, WrongWord> wrong = new LinkedHashMap<>();
    params
        .groupByKey("known-wrong")
        .forEach(
            (word, group) ->
                wrong.put(word, new WrongWord(group.findText("instead"), group.text("because"))));
    Params parsed =
        new Params(
            params.textsByKey("keys"),
            platforms,
            params.text("report").equals(MISPLACED),
            wrong,
            TargetFilter.parse(params));
    wrong.forEach(
        (word, meant) -> {
          if (parsed.keyOf(word).isPresent()) {
            params.problem("known-wrong", "`" + word + "` is a word of `keys`");
          }
          if (meant.instead().isPresent() && parsed.keyOf(meant.instead().get()).isEmpty()) {
            params.problem("known-wrong", "`" + meant.instead().get() + "` is no word of `keys`");
          }
        });
    return parsed;
  }

  @Override
  public void check(Params params, CheckContext context) {
    for (PlistVariant variant : params.filter().variants(context)) {
      for (String key : params.keys().keySet()) {
        Optional<InfoPlist.Entry> entry = variant.infoPlist().find(key);
        if (entry.isPresent() && entry.get().value() instanceof PlistValue.Array array) {
          for (PlistValue.Text text : array.texts()) {
            look(text, entry.get(), variant, params, context);
          }
        }
      }
    }
  }

  private static void look(
      PlistValue.Text text,
      InfoPlist.Entry entry,
      PlistVariant variant,
      Params params,
      CheckContext context) {
    String word = text.value().text();
    if (!text.value().isComplete() || word.isBlank()) {
      return;
    }
    Optional<String> home = params.keyOf(word);
    if (home.isEmpty() && !params.misplaced()) {
      reportUnknown(text, entry, params, context);
    } else if (home.isPresent() && !home.get().equals(entry.key()) && params.misplaced()) {
      reportMisplaced(text, entry, home.get(), variant, params, context);
    }
  }

  private static void reportUnknown(
      PlistValue.Text text, InfoPlist.Entry entry, Params params, CheckContext context) {
    String word = text.value().text();
    WrongWord known = params.knownWrong().get(word);
    List<String> candidates = new ArrayList<>(params.keys().get(entry.key()));
    params.keys().values().forEach(candidates::addAll);
    Optional<String> meant = known != null ? known.instead() : NearestWord.find(word, candidates);
    String hint =
        known != null
            ? "; " + known.because()
            : meant.map(near -> "; did you mean `" + near + "`?").orElse("");
    FindingDraft draft =
        context
            .finding(text.span())
            .with("value", word)
            .with("key", entry.key())
            .with("hint", hint)
            .symbol(entry.key());
    if (meant.isPresent() && params.keys().get(entry.key()).contains(meant.get())) {
      // Nobody wants the word twice.
      boolean there =
          entry.value().asArray().orElseThrow().texts().stream()
              .anyMatch(other -> PlistCondition.isText(other, meant.get()));
      draft.fix(there ? removal(text, meant.get()) : replacement(text, meant.get(), known != null));
    } else if (meant.isEmpty()) {
      draft.fix(
          new Fix(
              known != null
                  ? "remove `" + word + "`"
                  : "remove `" + word + "`, or write one of: " + words(params, entry.key()),
              PlistEdits.removeItem(text).stream().toList(),
              false));
    }
    draft.report();
  }

  private static Fix replacement(PlistValue.Text text, String meant, boolean sure) {
    List<TextEdit> edits = PlistEdits.replaceText(text, meant).stream().toList();
    boolean sameLetters = NearestWord.distance(plain(text.value().text()), plain(meant)) == 0;
    return new Fix(
        "write `<string>" + meant + "</string>`", edits, (sure || sameLetters) && !edits.isEmpty());
  }

  private static Fix removal(PlistValue.Text text, String instead) {
    List<TextEdit> edits = PlistEdits.removeItem(text).stream().toList();
    return new Fix("remove it: `" + instead + "` is there already", edits, !edits.isEmpty());
  }

  private static String plain(String word) {
    return word.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[-_. ]", "");
  }

  private static String words(Params params, String key) {
    return String.join(", ", params.keys().get(key));
  }

  private static void reportMisplaced(
      PlistValue.Text text,
      InfoPlist.Entry entry,
      String home,
      PlistVariant variant,
      Params params,
      CheckContext context) {
    String word = text.value().text();
    Optional<InfoPlist.Entry> right = variant.infoPlist().find(home);
    boolean there =
        right
            .flatMap(found -> found.value().asArray())
            .map(array -> array.texts().stream().anyMatch(t -> PlistCondition.isText(t, word)))
            .orElse(false);
    List<Platform> readers = params.keyPlatforms().getOrDefault(home, List.of());
    boolean readHere = readers.isEmpty() || readers.contains(variant.platform());
    FindingDraft draft =
        context
            .finding(text.span())
            .with("value", word)
            .with("key", entry.key())
            .with("right-key", home)
            .with("elsewhere", readHere ? "" : " of a " + names(readers) + " target")
            .on(variant.platform())
            .symbol(entry.key());
    right.ifPresent(found -> draft.related(found.keySpan(), "`" + home + "` is here"));
    if (there) {
      draft.atMost(Severity.NOTE);
    }
    if (readHere && !there) {
      draft.fix(move(text, home, variant));
    } else {
      String reason =
          there
              ? "it is in `" + home + "` already"
              : "only " + names(readers) + " reads `" + home + "`";
      List<TextEdit> edits = PlistEdits.removeItem(text).stream().toList();
      draft.fix(new Fix("remove it here: " + reason, edits, there && !edits.isEmpty()));
    }
    draft.report();
  }

  private static String names(List<Platform> platforms) {
    return String.join(", ", platforms.stream().map(Platform::displayName).toList());
  }

  private static Fix move(PlistValue.Text text, String home, PlistVariant variant) {
    String word = text.value().text();
    List<TextEdit> edits = new ArrayList<>(PlistEdits.removeItem(text).stream().toList());
    Optional<TextEdit> added =
        variant.infoPlist().files().stream()
            .filter(list -> list.file().equals(text.span().file()))
            .findFirst()
            .flatMap(list -> PlistEdits.ensureTexts(list, home, List.of(word)));
    added.ifPresentOrElse(edits::add, edits::clear);
    String lines = PlistLines.array(text.span(), home, List.of(word));
    boolean safe = EntryNeed.isSafe(variant.infoPlist(), edits);
    return new Fix(PlistLines.below("move it:", lines), edits, safe);
  }
}
