package dev.bgcheck.api;

import dev.bgcheck.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one file of the catalogue; {@link ApiCatalogLoader} describes the format. */
final class ApiFileReader {
  private static final Set<String> FILE_KEYS =
      Set.of("framework", "java", "only", "types", "functions", "note");
  private static final Set<String> TYPE_KEYS =
      Set.of(
          "is",
          "framework",
          "extends",
          "swift",
          "also",
          "java",
          "only",
          "main-actor",
          "callbacks",
          "contracts",
          "since",
          "members",
          "constants",
          "notifications",
          "note");
  private static final Map<String, ApiType.Kind> KINDS =
      Map.of(
          "class", ApiType.Kind.CLASS,
          "protocol", ApiType.Kind.PROTOCOL,
          "struct", ApiType.Kind.STRUCT,
          "enum", ApiType.Kind.ENUM);
  private static final Set<String> LANGUAGES = Set.of("swift", "objc", "java");

  private final Contracts contracts;
  private final String framework;
  private final String javaPackage;
  private final String only;
  private final CatalogEntry file;

  /** What a file says. */
  record Content(List<ApiType> types, List<ApiMember> globals) {}

  ApiFileReader(Contracts contracts, YamlNode root) throws ApiCatalogException {
    this.contracts = contracts;
    this.file = CatalogEntry.of(root, FILE_KEYS);
    this.framework =
        file.text("framework")
            .orElseThrow(() -> new ApiCatalogException(file.span(), "`framework` is missing"));
    this.javaPackage = file.text("java").orElse("");
    this.only = language(file);
  }

  private static String language(CatalogEntry entry) throws ApiCatalogException {
    String language = entry.text("only").orElse("");
    if (!language.isEmpty() && !LANGUAGES.contains(language)) {
      throw CatalogEntry.unknown("language", entry.spanOf("only"), language, LANGUAGES);
    }
    return language;
  }

  Content read() throws ApiCatalogException {
    List<ApiType> types = new ArrayList<>();
    for (YamlNode.Entry type : file.entriesOf("types")) {
      types.add(type(type));
    }
    List<ApiMember> globals = new ArrayList<>();
    MemberReader reader =
        new MemberReader(
            contracts,
            new MemberReader.TypeSketch(
                "", "", !only.equals("swift"), true, false, false, Optional.empty()));
    for (YamlNode.Entry function : file.entriesOf("functions")) {
      globals.addAll(reader.members(function));
    }
    return new Content(types, globals);
  }

  private ApiType type(YamlNode.Entry declared) throws ApiCatalogException {
    CatalogEntry entry = CatalogEntry.of(declared.value(), TYPE_KEYS);
    String name = declared.name();
    String language = entry.find("only").isPresent() ? language(entry) : only;
    ApiType.Kind kind = kind(entry);
    boolean inObjc = language.isEmpty() || language.equals("objc");
    boolean inSwift = language.isEmpty() || language.equals("swift");
    String swiftName = inSwift ? entry.text("swift").orElse(name) : "";
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(name);
    if (inSwift) {
      spellings.add(swiftName);
    }
    spellings.addAll(entry.texts("also"));
    List<String> javaNames = javaNames(entry, name, language);
    for (String java : javaNames) {
      spellings.add(java);
      if (kind == ApiType.Kind.PROTOCOL) {
        spellings.add(java + "Adapter");
      }
    }
    Optional<YamlNode> callbacks = entry.find("callbacks");
    MemberReader reader =
        new MemberReader(
            contracts,
            new MemberReader.TypeSketch(
                name,
                swiftName,
                inObjc,
                inSwift,
                !javaNames.isEmpty(),
                kind == ApiType.Kind.PROTOCOL,
                callbacks.isPresent()
                    ? Optional.of(FactReader.callbackDefaults(callbacks.get()))
                    : Optional.empty()));
    List<ApiMember> members = members(entry, reader);
    return new ApiType(
        name,
        kind,
        entry.text("framework").orElse(framework),
        swiftName,
        spellings,
        entry.texts("extends"),
        entry.flag("main-actor"),
        () -> members,
        MemberReader.checkedContracts(contracts, entry),
        entry.text("since").orElse(""),
        declared.key().span());
  }

  private static List<ApiMember> members(CatalogEntry entry, MemberReader reader)
      throws ApiCatalogException {
    List<ApiMember> members = new ArrayList<>();
    for (YamlNode.Entry member : entry.entriesOf("members")) {
      members.addAll(reader.members(member));
    }
    for (String key : new String[] {"constants", "notifications"}) {
      Optional<YamlNode> constants = entry.find(key);
      List<YamlNode> items = constants.isPresent() ? constants.get().itemsOrSelf() : List.of();
      for (YamlNode item : items) {
        members.add(reader.constant(item, key.equals("notifications")));
      }
    }
    return members;
  }

  private static ApiType.Kind kind(CatalogEntry entry) throws ApiCatalogException {
    String word = entry.text("is").orElse("class");
    ApiType.Kind kind = KINDS.get(word);
    if (kind == null) {
      throw CatalogEntry.unknown("kind of type", entry.spanOf("is"), word, KINDS.keySet());
    }
    return kind;
  }

  private List<String> javaNames(CatalogEntry entry, String name, String language)
      throws ApiCatalogException {
    List<String> names = new ArrayList<>();
    for (String written : entry.texts("java")) {
      if (written.equals("none")) {
        return List.of();
      }
      names.add(written.indexOf('.') < 0 ? javaPackage + "." + written : written);
    }
    if (!names.isEmpty()) {
      return names;
    }
    if (language.equals("java")) {
      return List.of(name);
    }
    return javaPackage.isEmpty() || !language.isEmpty()
        ? List.of()
        : List.of(javaPackage + "." + name);
  }
}
