package dev.bgcheck.frontend.apple.settings;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.InfoPlist.IgnoredSetting;
import dev.bgcheck.project.InfoPlist.Knowledge;
import dev.bgcheck.project.InfoPlist.Origin;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.project.SettingValue;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the property list and the entitlements of a product the way Xcode's build does: the file,
 * its variables replaced, with the honoured {@code INFOPLIST_KEY_*} settings on top when {@code
 * GENERATE_INFOPLIST_FILE} is YES, and what the build adds by itself.
 */
public final class EffectivePlists {
  private final Survey survey;
  private final SettingScope scope;
  private final ProductDescription product;

  /** For one target in one configuration for one platform. */
  public EffectivePlists(Survey survey, SettingScope scope, ProductDescription product) {
    this.survey = survey;
    this.scope = scope;
    this.product = product;
  }

  /** The effective property list, from the file that {@code INFOPLIST_FILE} names. */
  public InfoPlist infoPlist() {
    return infoPlist(scope.findSetting("INFOPLIST_FILE").flatMap(this::locate));
  }

  /** The effective property list, from {@code list} instead of a file that a setting names. */
  public InfoPlist infoPlist(PropertyList list) {
    return infoPlist(Optional.of(new Located(list.file().start(), Optional.of(list))));
  }

  private InfoPlist infoPlist(Optional<Located> located) {
    boolean generate = scope.isYes("GENERATE_INFOPLIST_FILE");
    Map<String, InfoPlist.Entry> entries = new LinkedHashMap<>();
    List<PropertyList> files = new ArrayList<>();
    Span place = product.declaration();
    Knowledge knowledge;
    if (located.isPresent()) {
      place = located.get().place();
      Optional<PropertyList> list = located.get().list();
      list.ifPresent(files::add);
      knowledge = add(list, entries);
      if (list.isPresent()) {
        place = list.get().root().map(PlistValue::span).orElse(list.get().file().start());
      }
    } else if (generate) {
      knowledge = Knowledge.COMPLETE;
      place =
          scope
              .findSetting("GENERATE_INFOPLIST_FILE")
              .flatMap(SettingValue::nameSpan)
              .orElse(place);
    } else {
      // An executable without a list cannot be built: something we do not see supplies it.
      knowledge = product.kind().isExecutable() ? Knowledge.UNKNOWN : Knowledge.NONE;
    }
    if (generate) {
      addGenerated(entries);
    }
    if (generate || !files.isEmpty()) {
      addBuiltIn(entries, place, generate);
    }
    Set<String> localisedKeys =
        files.isEmpty() ? Set.of() : survey.localisedKeys(files.get(0).path());
    return new InfoPlist(
        knowledge,
        files,
        List.copyOf(entries.values()),
        ignoredSettings(generate),
        place,
        localisedKeys);
  }

  private Knowledge add(Optional<PropertyList> list, Map<String, InfoPlist.Entry> entries) {
    Optional<PlistValue.Dict> root = list.flatMap(PropertyList::dict);
    if (root.isEmpty()) {
      return Knowledge.UNKNOWN;
    }
    boolean expand =
        !scope.findText("INFOPLIST_EXPAND_BUILD_SETTINGS").orElse("YES").equalsIgnoreCase("NO");
    for (PlistValue.Entry entry : root.get().entries()) {
      PlistValue value = expand ? Substitution.apply(entry.value(), scope::expand) : entry.value();
      entries.put(
          entry.key(), new InfoPlist.Entry(entry.key(), entry.keySpan(), value, Origin.FILE));
    }
    // Macros may stand for anything, but only from a header or from flags.
    boolean macros =
        scope.findText("INFOPLIST_PREFIX_HEADER").isPresent()
            || scope.findText("INFOPLIST_PREPROCESSOR_DEFINITIONS").isPresent()
            || scope.findText("INFOPLIST_OTHER_PREPROCESSOR_FLAGS").isPresent();
    boolean preprocessed =
        list.get().preprocessed() || (macros && scope.isYes("INFOPLIST_PREPROCESS"));
    return preprocessed ? Knowledge.PARTIAL : Knowledge.COMPLETE;
  }

  /** A file that a setting names: where to point, and what is there. */
  private record Located(Span place, Optional<PropertyList> list) {}

  /** Empty when the setting says that there is no file. */
  private Optional<Located> locate(SettingValue setting) {
    Span place = setting.valueSpan().or(setting::nameSpan).orElse(product.declaration());
    if (!setting.value().isComplete()) {
      survey.note(
          Notice.Kind.UNRESOLVED_VARIABLE,
          place,
          setting.name()
              + " of target "
              + product.name()
              + " cannot be followed: "
              + named(setting.value().unresolved()));
      return Optional.of(new Located(place, Optional.empty()));
    }
    String text = unquoted(setting.text());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String path = TreePath.join(product.folder(), text);
    if (!survey.tree().isFile(path)) {
      survey.note(
          Notice.Kind.MISSING_REFERENCE,
          place,
          setting.name()
              + " of target "
              + product.name()
              + " names "
              + path
              + ", which is missing");
      return Optional.of(new Located(place, Optional.empty()));
    }
    return Optional.of(new Located(place, Optional.of(survey.list(path))));
  }

  private static String named(List<String> variables) {
    return (variables.size() == 1 ? "variable " : "variables ")
        + String.join(", ", variables)
        + (variables.size() == 1 ? " has" : " have")
        + " no value in the checkout";
  }

  /** The text without quotes around it and without backslashes before spaces. */
  private static String unquoted(String text) {
    String bare = text.strip();
    if (bare.length() > 1
        && (bare.startsWith("\"") || bare.startsWith("'"))
        && bare.charAt(bare.length() - 1) == bare.charAt(0)) {
      bare = bare.substring(1, bare.length() - 1);
    }
    return bare.replace("\\ ", " ");
  }

  private void addGenerated(Map<String, InfoPlist.Entry> entries) {
    for (SettingValue setting : scope.written().values()) {
      if (!setting.name().startsWith(GeneratedKeys.PREFIX)) {
        continue;
      }
      String name = setting.name().substring(GeneratedKeys.PREFIX.length());
      if (GeneratedKeys.isHonoured(name) && !GeneratedKeys.isRequest(name)) {
        String key = GeneratedKeys.plistKey(name);
        Span place = setting.nameSpan().orElse(product.declaration());
        entries.put(
            key, new InfoPlist.Entry(key, place, generated(name, setting), Origin.BUILD_SETTING));
      }
    }
  }

  private PlistValue generated(String name, SettingValue setting) {
    Span place = setting.valueSpan().orElse(product.declaration());
    if (GeneratedKeys.isFlag(name) && setting.value().isComplete()) {
      return new PlistValue.Bool(place, setting.isYes());
    }
    if (GeneratedKeys.isList(name) && setting.value().isComplete()) {
      List<PlistValue> words = new ArrayList<>();
      for (String word : setting.text().strip().split("\\s+")) {
        words.add(PlistValue.Text.of(place, word));
      }
      return new PlistValue.Array(place, words);
    }
    return new PlistValue.Text(place, setting.raw(), setting.value());
  }

  private void addBuiltIn(Map<String, InfoPlist.Entry> entries, Span place, boolean generate) {
    if (generate) {
      for (String[] pair :
          new String[][] {
            {"CFBundleIdentifier", "PRODUCT_BUNDLE_IDENTIFIER"},
            {"CFBundleName", "PRODUCT_NAME"},
            {"CFBundleExecutable", "EXECUTABLE_NAME"},
            {"CFBundleVersion", "CURRENT_PROJECT_VERSION"},
            {"CFBundleShortVersionString", "MARKETING_VERSION"}
          }) {
        scope
            .find(pair[1])
            .ifPresent(value -> addText(entries, pair[0], "$(" + pair[1] + ")", value, place));
      }
      if (product.kind() == TargetKind.APP && isPhoneFamily()) {
        addFlag(entries, "LSRequiresIPhoneOS", place);
      }
    }
    if (product.watchApplicationType()) {
      addFlag(entries, "WKApplication", place);
    }
  }

  private boolean isPhoneFamily() {
    return switch (product.platform()) {
      case IOS, TVOS -> true;
      default -> false;
    };
  }

  private static void addText(
      Map<String, InfoPlist.Entry> entries,
      String key,
      String raw,
      ResolvedText value,
      Span place) {
    PlistValue text = new PlistValue.Text(place, raw, value);
    entries.putIfAbsent(key, new InfoPlist.Entry(key, place, text, Origin.BUILD_SYSTEM));
  }

  private static void addFlag(Map<String, InfoPlist.Entry> entries, String key, Span place) {
    PlistValue yes = new PlistValue.Bool(place, true);
    entries.putIfAbsent(key, new InfoPlist.Entry(key, place, yes, Origin.BUILD_SYSTEM));
  }

  private List<IgnoredSetting> ignoredSettings(boolean generate) {
    List<IgnoredSetting> ignored = new ArrayList<>();
    for (SettingValue setting : scope.written().values()) {
      if (!setting.name().startsWith(GeneratedKeys.PREFIX)) {
        continue;
      }
      String key = setting.name().substring(GeneratedKeys.PREFIX.length());
      if (!GeneratedKeys.isHonoured(key)) {
        ignored.add(
            new IgnoredSetting(key, setting, IgnoredSetting.Reason.UNKNOWN_TO_BUILD_SYSTEM));
      } else if (!generate) {
        ignored.add(
            new IgnoredSetting(
                GeneratedKeys.plistKey(key), setting, IgnoredSetting.Reason.GENERATION_OFF));
      }
    }
    ignored.sort((a, b) -> a.key().compareTo(b.key()));
    return ignored;
  }

  /** The effective entitlements, from the file that {@code CODE_SIGN_ENTITLEMENTS} names. */
  public Entitlements entitlements() {
    return entitlements(scope.findSetting("CODE_SIGN_ENTITLEMENTS").flatMap(this::locate));
  }

  /** The effective entitlements, from {@code list} instead of a file that a setting names. */
  public Entitlements entitlements(PropertyList list) {
    return entitlements(Optional.of(new Located(list.file().start(), Optional.of(list))));
  }

  private Entitlements entitlements(Optional<Located> located) {
    if (located.isEmpty() && !scope.isWhole()) {
      // The file that is missing may name the entitlements.
      return new Entitlements(
          Entitlements.State.UNKNOWN, Optional.empty(), List.of(), product.declaration());
    }
    if (located.isEmpty()) {
      return Entitlements.absent(product.declaration());
    }
    Optional<PropertyList> list = located.get().list();
    Optional<PlistValue.Dict> root = list.flatMap(PropertyList::dict);
    if (root.isEmpty()) {
      Span place = list.map(one -> one.file().start()).orElse(located.get().place());
      return new Entitlements(Entitlements.State.UNKNOWN, list, List.of(), place);
    }
    return new Entitlements(
        Entitlements.State.PRESENT,
        list,
        Substitution.entries(root.get().entries(), scope::expand),
        root.get().span());
  }
}
