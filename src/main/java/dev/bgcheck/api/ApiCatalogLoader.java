package dev.bgcheck.api;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the catalogue from its files and checks everything, so that a catalogue that exists is
 * right in itself.
 *
 * <p>A file is about one framework:
 *
 * <pre>
 * framework: BackgroundTasks
 * java: org.robovm.apple.backgroundtasks      # package of the Java binding, if there is one
 * only: swift                                 # for types that have no Objective-C name
 * types:
 *   BGTaskScheduler:                          # the Objective-C name
 *     swift: BGTaskScheduler                  # when Swift calls it otherwise
 *     also: [older or other spellings]
 *     java: Name                              # in the package, or with its own; `none`
 *     is: class                               # class (default), protocol, struct, enum
 *     framework: Name                         # when it is not the file's
 *     extends: [supertypes]
 *     main-actor: true                        # Swift isolates it and what inherits from it
 *     callbacks: { thread: main, state: any } # the app implements its members: what holds then
 *     contracts: [T01]
 *     members: { … }
 *     constants: [refresh, { swift: voIP, objc: PKPushTypeVoIP, java: VoIP }]
 *     notifications: [{ swift: didEnterBackgroundNotification, state: background }]
 * functions: { … }                            # global ones; keys as for members
 * </pre>
 *
 * <p>A member is a Swift declaration as Apple prints it, {@code var} for a property that can be
 * written, {@code let} for one that cannot; or, where Swift has no form, a selector with {@code -}
 * or {@code +} in front. Below it, all optional:
 *
 * <ul>
 *   <li>{@code objc} — the selector, when it is not base name and labels joined; for a property,
 *       the getter. {@code global} — the C function or constant that is meant instead
 *   <li>{@code java} — the member's name in the Java binding, when it is neither the Swift base
 *       name nor a part of the selector; {@code name/arity} when the number of arguments differs:
 *       they are then the parameters without a default; {@code none} when the binding lacks it
 *   <li>{@code only: swift|objc|java} — no other language has it
 *   <li>{@code also} — other Swift declarations of the same API, such as older ones
 *   <li>{@code parameters}, {@code result} — types, for an entry that is a selector
 *   <li>{@code distinctive: true} — the name is enough, the receiver's type need not be known
 *   <li>{@code creates: true} — a factory method
 *   <li>{@code closure}, or {@code closures} by label or position — {@code runs: exactly-once |
 *       at-most-once | many}, {@code when: before-return | later}, {@code thread}, {@code state},
 *       {@code handlers} by position for parameters that are completion handlers
 *   <li>{@code callback} — the system calls it: {@code thread}, {@code state}, {@code super:
 *       required | forbidden}; {@code true} when nothing else is known, {@code false} for a member
 *       of a type with {@code callbacks} that is none
 *   <li>{@code handler}, or {@code handlers} by label — of a callback's parameters: {@code
 *       severity: error | warning | note} (default warning), {@code main: true} when it must be
 *       called there, {@code contracts} (default: the member's)
 *   <li>{@code requires: main}; {@code checks: main} (answers) or {@code main-or-stop}; {@code
 *       queue: main | background} (what its value is)
 *   <li>{@code delivers: { delegate: label, thread: … }} — where callbacks arrive from then on
 *   <li>{@code contracts}, {@code since}, {@code note} (for people)
 * </ul>
 *
 * <p>A {@code thread} is {@code main}, {@code background}, {@code caller}, {@code receiver} (the
 * queue it is called on), {@code creation} (given when the object was made), {@code isolation} (the
 * caller's actor, else background), {@code unknown} or {@code queue ARGUMENT}; with {@code else
 * PLACE} for when no queue is given. A {@code state} is {@code any}, {@code foreground}, {@code
 * possibly-background}, {@code background} or {@code extension}.
 */
public final class ApiCatalogLoader {
  private static final String FOLDER = "/dev/bgcheck/rules/apis/";
  private static final String LIST = FOLDER + "files.txt";

  private final Map<String, ApiType> types = new HashMap<>();
  private final Map<String, ApiType> spellings = new HashMap<>();
  private final List<ApiType> order = new ArrayList<>();
  private final List<ApiMember> globals = new ArrayList<>();

  private ApiCatalogLoader() {}

  /** The catalogue that ships with the tool, from its image when the build has left one. */
  public static ApiCatalog loadShipped() {
    try {
      Optional<ApiCatalog> image = CatalogImage.find();
      return image.isPresent() ? image.get() : loadFromYaml();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The catalogue that ships with the tool, from its files. */
  static ApiCatalog loadFromYaml() {
    try {
      return load(shippedFiles(), Contracts.load());
    } catch (ApiCatalogException wrong) {
      throw new IllegalStateException("the shipped catalogue is broken: " + wrong.getMessage());
    }
  }

  /** The files of the catalogue that ships with the tool. */
  public static List<SourceFile> shippedFiles() {
    List<SourceFile> files = new ArrayList<>();
    for (String name : read(LIST).split("\\R")) {
      if (!name.isBlank()) {
        files.add(SourceFile.of("rules/apis/" + name.strip(), read(FOLDER + name.strip())));
      }
    }
    return files;
  }

  private static String read(String resource) {
    try (InputStream in = ApiCatalogLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The catalogue that {@code files} make together.
   *
   * @throws ApiCatalogException at the first place that is wrong
   */
  public static ApiCatalog load(List<SourceFile> files, Contracts contracts)
      throws ApiCatalogException {
    ApiCatalogLoader loader = new ApiCatalogLoader();
    for (SourceFile file : files) {
      try {
        loader.add(new ApiFileReader(contracts, YamlReader.read(file)).read());
      } catch (YamlException malformed) {
        throw new ApiCatalogException(malformed.span(), String.valueOf(malformed.getMessage()));
      }
    }
    return loader.finish();
  }

  private void add(ApiFileReader.Content content) throws ApiCatalogException {
    for (ApiType type : content.types()) {
      types.put(type.name(), type);
      order.add(type);
      for (String spelling : type.spellings()) {
        ApiType other = spellings.put(spelling, type);
        if (other != null) {
          throw new ApiCatalogException(
              type.span(), "`" + spelling + "` is a type already, see " + other.span());
        }
      }
      checkDuplicates(type.members());
    }
    globals.addAll(content.globals());
    checkDuplicates(globals);
  }

  private static void checkDuplicates(List<ApiMember> members) throws ApiCatalogException {
    Map<String, Span> seen = new HashMap<>();
    for (ApiMember member : members) {
      List<String> keys = new ArrayList<>();
      String scope = member.isStatic() ? "static " : "";
      if (member.isInSwift()) {
        String types = member.parameters().toString();
        keys.add("declaration " + scope + member.swiftFullName() + member.isAsync() + types);
      }
      for (String key : keys) {
        Span other = seen.put(key, member.span());
        if (other != null) {
          throw new ApiCatalogException(
              member.span(), "`" + member.swiftFullName() + "` is there already, see " + other);
        }
      }
    }
    checkSelectors(members);
  }

  /** A selector belongs to one entry; other spellings of an entry share its span. */
  private static void checkSelectors(List<ApiMember> members) throws ApiCatalogException {
    Map<String, ApiMember> seen = new HashMap<>();
    for (ApiMember member : members) {
      ApiSymbol symbol = member.symbol();
      ApiMember other = seen.putIfAbsent((member.isStatic() ? "+" : "-") + symbol, member);
      boolean same = other == null || other.span().equals(member.span());
      // Ex) two Swift overlays, or a Java member, of one selector
      if (!same && !member.javaNames().isEmpty() && !other.javaNames().isEmpty()) {
        throw new ApiCatalogException(
            member.span(), "`" + symbol + "` is there already, see " + other.span());
      }
    }
  }

  private ApiCatalog finish() throws ApiCatalogException {
    List<ApiType> linked = new ArrayList<>();
    for (ApiType type : order) {
      List<String> supertypes = new ArrayList<>();
      for (String name : type.supertypes()) {
        ApiType supertype = spellings.get(name);
        if (supertype == null) {
          throw CatalogEntry.unknown("type", type.span(), name, spellings.keySet());
        }
        supertypes.add(supertype.name());
      }
      linked.add(type.withSupertypes(supertypes));
    }
    return new ApiCatalog(
        linked, ApiCatalog.functions(() -> List.copyOf(globals)), NameIndex.of(linked));
  }
}
