package dev.bgcheck.frontend.apple;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.survey.PendingDependency;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.InfoPlist.Knowledge;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sources below a folder that no target holds. Where no app was found, as in a checkout without
 * its Xcode project in which only packages can be read, and where a project could not be read, they
 * are checked as one target beside the others. Elsewhere, as beside an Xcode project, most of them
 * are left out by intent, and only many of them are worth a word.
 */
final class Leftovers {
  /**
   * From so many on, a share of {@link #WORTH_A_WORD} of all sources is told; fewer are no app
   * beside the targets of another project.
   */
  private static final int SOME = 10;

  /** So many are told, whatever the size of the app. */
  private static final int MANY = 100;

  private static final double WORTH_A_WORD = 0.25;

  private static final int FOLDERS_SHOWN = 3;

  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^\\s*(?:@\\w+\\s+|public\\s+|internal\\s+)*@?import\\s+"
              + "(?:(?:struct|class|enum|protocol|func|var|let|typealias)\\s+)?(\\w+)");

  private final Survey survey;
  private final String folder;
  private final Discovery found;
  private final Collection<TargetDraft> targets;
  private final List<String> own;
  private final List<String> unclaimed;

  private Leftovers(
      Survey survey, String folder, Discovery found, Collection<TargetDraft> targets) {
    this.survey = survey;
    this.folder = folder;
    this.found = found;
    this.targets = targets;
    Set<String> claimed = new HashSet<>();
    targets.forEach(target -> target.sources().forEach(source -> claimed.add(source.path())));
    Set<String> packaged = new HashSet<>();
    for (TargetDraft target : targets) {
      if (target.origin() == ProjectOrigin.SWIFT_PACKAGE) {
        target.sources().forEach(source -> packageFolder(source.path()).ifPresent(packaged::add));
      }
    }
    this.own = found.sources.stream().filter(this::isAppCode).toList();
    this.unclaimed =
        own.stream()
            .filter(path -> !claimed.contains(path))
            // What a package leaves out beside its own code, it leaves out by intent.
            .filter(path -> packageFolder(path).filter(packaged::contains).isEmpty())
            .toList();
  }

  /**
   * The target for what no target holds; whatever is left out is told when it is much.
   *
   * @param folder that somebody asked for
   * @param found what is in it
   * @param targets those that were read
   */
  static Optional<TargetDraft> read(
      Survey survey, String folder, Discovery found, Collection<TargetDraft> targets) {
    return new Leftovers(survey, folder, found, targets).read();
  }

  private Optional<TargetDraft> read() {
    if (targets.isEmpty() && !implementations(unclaimed).isEmpty()) {
      tellRead(implementations(unclaimed));
      return BareFolderReader.folder(survey, folder, found, Knowledge.PARTIAL);
    }
    boolean hasApp =
        targets.stream().anyMatch(target -> target.kind().isExecutable() && !target.isLibrary());
    List<String> read =
        unclaimed.stream().filter(path -> !hasApp || survey.isInUnreadProject(path)).toList();
    List<String> code = implementations(read);
    boolean onlyPackages =
        targets.stream().allMatch(target -> target.origin() == ProjectOrigin.SWIFT_PACKAGE);
    if (code.isEmpty() || !onlyPackages && code.size() < SOME) {
      tellLeftOut(implementations(unclaimed));
      return Optional.empty();
    }
    tellRead(code);
    List<String> left = new ArrayList<>(unclaimed);
    left.removeAll(new HashSet<>(read));
    tellLeftOut(implementations(left));
    TargetDraft target =
        BareFolderReader.rest(
            survey, folder, read, unused(found.propertyLists), unused(found.entitlements));
    link(target, code);
    return Optional.of(target);
  }

  /** The folder of the nearest package, directly below its manifest, in which {@code path} is. */
  private Optional<String> packageFolder(String path) {
    return found.swiftPackages.stream()
        .filter(home -> TreePath.isIn(path, home))
        .max(Comparator.comparingInt(String::length))
        .map(home -> within(home, path));
  }

  /** Lists beside what is read, which no target names. */
  private List<String> unused(List<String> lists) {
    Set<String> used = new HashSet<>();
    survey.lists().stream().map(PropertyList::path).forEach(used::add);
    boolean hasApp = targets.stream().anyMatch(target -> target.kind().isExecutable());
    return lists.stream()
        .filter(path -> !used.contains(path) && !isTest(path))
        .filter(path -> !hasApp || survey.isInUnreadProject(path))
        .toList();
  }

  /** What it imports of the other targets is its code too. */
  private void link(TargetDraft target, List<String> code) {
    Set<String> imported = new TreeSet<>();
    for (String path : code) {
      Matcher matcher = IMPORT.matcher(survey.peek(path));
      while (matcher.find()) {
        imported.add(matcher.group(1));
      }
    }
    for (TargetDraft other : targets) {
      if (other.kind().isLinked() && imported.contains(other.name())) {
        other.alias("leftovers:" + other.id());
        target.dependency(
            new PendingDependency(
                List.of("leftovers:" + other.id()),
                other.name(),
                TargetDependency.Kind.LINKS,
                Optional.empty(),
                Optional.empty()));
      }
    }
  }

  private void tellRead(List<String> code) {
    if (!code.isEmpty()) {
      survey.note(
          Notice.Kind.LIMITED,
          count(code)
              + " in no target that could be read, and checked together as one app of which no"
              + " build setting is known: "
              + places(code)
              + "; check in the project that builds them");
    }
  }

  private void tellLeftOut(List<String> code) {
    int all = implementations(own).size();
    boolean much = code.size() >= MANY || code.size() >= SOME && code.size() >= WORTH_A_WORD * all;
    if (much) {
      survey.note(
          Notice.Kind.SKIPPED,
          count(code)
              + " in no target and not checked: "
              + places(code)
              + "; a folder of them is checked on its own when it is named");
    }
  }

  private String count(List<String> code) {
    int all = implementations(own).size();
    String some = code.size() == all ? "all " + all : code.size() + " of " + all;
    return all == 1 ? "the only source file is" : some + " source files are";
  }

  /** The folders that hold most of {@code code}, such as {@code 230 in Mac, 104 in Model}. */
  private String places(List<String> code) {
    Map<String, Integer> folders = new TreeMap<>();
    String base = folder;
    for (int level = 0; level < 16 && folders.size() < 2; level++) {
      folders.clear();
      for (String path : code) {
        folders.merge(within(base, path), 1, Integer::sum);
      }
      base = folders.keySet().iterator().next();
      if (code.contains(base)) {
        break;
      }
    }
    List<Map.Entry<String, Integer>> ordered = new ArrayList<>(folders.entrySet());
    ordered.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    int shown = Math.min(FOLDERS_SHOWN, ordered.size());
    String places =
        ordered.subList(0, shown).stream()
            .map(entry -> entry.getValue() + " in " + entry.getKey())
            .collect(Collectors.joining(", "));
    int others =
        ordered.subList(shown, ordered.size()).stream().mapToInt(Map.Entry::getValue).sum();
    return others == 0 ? places : places + ", " + others + " elsewhere";
  }

  /** The folder directly below {@code base} that {@code path} is in, else base. */
  private static String within(String base, String path) {
    String rest = base.isEmpty() ? path : TreePath.within(base, path);
    int slash = rest.indexOf('/');
    if (slash < 0) {
      return base.isEmpty() ? "." : base;
    }
    return TreePath.join(base, rest.substring(0, slash));
  }

  private static List<String> implementations(List<String> sources) {
    return sources.stream()
        .filter(
            path ->
                switch (TreePath.ending(path)) {
                  case "swift", "m", "mm" -> true;
                  default -> false;
                })
        .toList();
  }

  private boolean isAppCode(String path) {
    boolean apple =
        SourceLanguage.ofPath(path)
            .filter(one -> one == SourceLanguage.SWIFT || one == SourceLanguage.OBJC)
            .isPresent();
    return apple && !isTest(path) && !isManifest(path);
  }

  /** Tests are never reported on, and what a target would tell the folders do. */
  private boolean isTest(String path) {
    String rest = TreePath.isIn(path, folder) ? TreePath.within(folder, path) : path;
    for (String part : TreePath.parent(rest).split("/", -1)) {
      String name = part.toLowerCase(Locale.ROOT);
      if (name.endsWith("tests")
          || name.equals("test")
          || name.equals("specs")
          || name.equals("fixtures")) {
        return true;
      }
    }
    return false;
  }

  /** Code of the build: other versions of a package's manifest, and what Tuist runs. */
  private static boolean isManifest(String path) {
    String name = TreePath.name(path);
    return name.startsWith("Package@swift")
        || name.equals("Workspace.swift")
        || path.startsWith("Tuist/")
        || path.contains("/Tuist/")
        || path.contains("ProjectDescriptionHelpers/");
  }
}
