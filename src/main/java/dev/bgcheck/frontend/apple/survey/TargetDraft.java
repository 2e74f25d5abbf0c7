package dev.bgcheck.frontend.apple.survey;

import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A target while projects are still being read: its dependencies are names, not targets. Readers
 * fill it; {@link TargetLinking} makes the {@link AppTarget}.
 */
public final class TargetDraft {
  private final String id;
  private final String name;
  private final ProjectOrigin origin;
  private final Span span;
  private TargetKind kind = TargetKind.OTHER;
  private Optional<String> extensionPoint = Optional.empty();
  private final Set<Platform> platforms = EnumSet.noneOf(Platform.class);
  private boolean catalyst;
  private boolean library;
  private final List<BuildConfiguration> configurations = new ArrayList<>();
  private final Map<String, TargetSource> sources = new TreeMap<>();
  private final Set<PendingDependency> dependencies = new LinkedHashSet<>();
  private final Set<ExternalDependency> external = new LinkedHashSet<>();
  private final Set<String> aliases = new LinkedHashSet<>();

  /**
   * A target without content.
   *
   * @param id unique in the run
   * @param span where the project declares it
   */
  public TargetDraft(String id, String name, ProjectOrigin origin, Span span) {
    this.id = id;
    this.name = name;
    this.origin = origin;
    this.span = span;
  }

  /** The alias of the object {@code objectId} in the project at {@code container}. */
  public static String objectAlias(String container, String objectId) {
    return "object:" + container + "#" + objectId;
  }

  /** The alias of a target of the project at {@code container}, by name. */
  public static String targetAlias(String container, String name) {
    return "target:" + container + "#" + name;
  }

  /** The alias of a product's file, such as {@code Core.framework}. */
  public static String productAlias(String fileName) {
    return "product:" + fileName;
  }

  /** The alias of a Swift package's product, by name. */
  public static String packageProductAlias(String name) {
    return "package-product:" + name;
  }

  /** The alias of a build module's folder. */
  public static String folderAlias(String folder) {
    return "folder:" + folder;
  }

  /** Unique in the run. */
  public String id() {
    return id;
  }

  /** What kind of project declares it. */
  public ProjectOrigin origin() {
    return origin;
  }

  /** The target's name. */
  public String name() {
    return name;
  }

  /** Where the project declares it. */
  public Span span() {
    return span;
  }

  /** What it builds. */
  public TargetKind kind() {
    return kind;
  }

  /** Sets what it builds. */
  public TargetDraft kind(TargetKind value) {
    kind = value;
    return this;
  }

  /** Sets the extension point. */
  public TargetDraft extensionPoint(Optional<String> value) {
    extensionPoint = value;
    return this;
  }

  /** What it is built for. */
  public Set<Platform> platforms() {
    return platforms;
  }

  /** Adds what it is built for. */
  public TargetDraft platforms(Collection<Platform> values) {
    platforms.addAll(values);
    return this;
  }

  /** Marks it as built for Mac Catalyst too. */
  public TargetDraft catalyst(boolean value) {
    catalyst = value;
    return this;
  }

  /** Whether it is somebody else's. */
  public boolean isLibrary() {
    return library;
  }

  /** Marks it as somebody else's. */
  public TargetDraft library(boolean value) {
    library = value;
    return this;
  }

  /** Adds a way of building it. */
  public TargetDraft configuration(BuildConfiguration value) {
    configurations.add(value);
    return this;
  }

  /** The ways of building it so far. */
  public List<BuildConfiguration> configurations() {
    return configurations;
  }

  /** Adds a source. */
  public TargetDraft source(TargetSource value) {
    sources.putIfAbsent(value.path(), value);
    return this;
  }

  /** The sources so far, in the order of their paths. */
  public Collection<TargetSource> sources() {
    return sources.values();
  }

  /** Adds a dependency. */
  public TargetDraft dependency(PendingDependency value) {
    dependencies.add(value);
    return this;
  }

  /** The dependencies so far. */
  public Set<PendingDependency> dependencies() {
    return dependencies;
  }

  /** Adds code that is not in the checkout. */
  public TargetDraft external(ExternalDependency value) {
    external.add(value);
    return this;
  }

  /** Adds a name under which others may ask for it. */
  public TargetDraft alias(String value) {
    aliases.add(value);
    return this;
  }

  /** The names under which others may ask for it. */
  public Set<String> aliases() {
    return aliases;
  }

  /** The finished target. */
  AppTarget finish(List<TargetDependency> links, Collection<ExternalDependency> missing) {
    Set<ExternalDependency> outside = new LinkedHashSet<>(external);
    outside.addAll(missing);
    return new AppTarget(
        id,
        name,
        origin,
        kind,
        extensionPoint,
        platforms,
        catalyst,
        library,
        configurations,
        List.copyOf(sources.values()),
        links,
        List.copyOf(outside),
        span);
  }
}
