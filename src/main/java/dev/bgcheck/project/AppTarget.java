package dev.bgcheck.project;

import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that is built: an app, an extension, a framework, a module.
 *
 * @param id unique in its {@link AppProject}: the project file and the name, {@code
 *     ios/App.xcodeproj/App}
 * @param name as the project calls it
 * @param origin what kind of project it was found in
 * @param kind what it builds
 * @param extensionPoint {@code NSExtensionPointIdentifier} of an app extension, when known
 * @param platforms what it is built for, in the order of {@link Platform}; never empty
 * @param catalyst whether it is also built for Mac Catalyst
 * @param library whether the whole target is vendored or derived: it informs, and is not reported
 *     on
 * @param configurations the ways it is built, in the project's order; never empty
 * @param sources its sources, in the order of their paths
 * @param dependencies its relations to other targets
 * @param externalDependencies code it uses that is not in the checkout
 * @param span where the project declares it
 */
public record AppTarget(
    String id,
    String name,
    ProjectOrigin origin,
    TargetKind kind,
    Optional<String> extensionPoint,
    Set<Platform> platforms,
    boolean catalyst,
    boolean library,
    List<BuildConfiguration> configurations,
    List<TargetSource> sources,
    List<TargetDependency> dependencies,
    List<ExternalDependency> externalDependencies,
    Span span) {

  /** Copies the collections. */
  public AppTarget {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(extensionPoint);
    platforms = Collections.unmodifiableSet(EnumSet.copyOf(platforms));
    configurations = List.copyOf(configurations);
    sources = sources.stream().sorted().distinct().toList();
    dependencies = List.copyOf(dependencies);
    externalDependencies = List.copyOf(externalDependencies);
    Objects.requireNonNull(span);
    if (configurations.isEmpty()) {
      throw new IllegalArgumentException("target without configuration: " + id);
    }
  }

  /** By id: hashing all that a target holds would take longer than to check it. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The same target of the same project. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof AppTarget that
            && id.equals(that.id)
            && configurations.equals(that.configurations)
            && sources.equals(that.sources)
            && dependencies.equals(that.dependencies));
  }

  /**
   * What rules judge: each distinct property list (with entitlements and platform) once, in the
   * order of the configurations. Lists are the same when they say the same: where a setting is
   * written once per configuration, the first one's places stand for all.
   */
  public List<PlistVariant> variants() {
    Map<String, List<BuildConfiguration>> groups = new LinkedHashMap<>();
    for (BuildConfiguration configuration : configurations) {
      String content =
          configuration.platform()
              + "\n"
              + PlistContent.of(configuration.infoPlist())
              + "\n"
              + PlistContent.of(configuration.entitlements());
      groups.computeIfAbsent(content, unused -> new ArrayList<>()).add(configuration);
    }
    return groups.values().stream()
        .map(
            same ->
                new PlistVariant(
                    same.get(0).infoPlist(),
                    same.get(0).entitlements(),
                    same.get(0).platform(),
                    same))
        .toList();
  }

  /**
   * The configuration to speak of when one is enough: {@code Release}, else the last one, for the
   * first platform.
   */
  public BuildConfiguration mainConfiguration() {
    Platform first = platforms.iterator().next();
    List<BuildConfiguration> ofPlatform =
        configurations.stream().filter(one -> one.platform() == first).toList();
    List<BuildConfiguration> candidates = ofPlatform.isEmpty() ? configurations : ofPlatform;
    return candidates.stream()
        .filter(one -> one.name().equals("Release"))
        .findFirst()
        .orElse(candidates.get(candidates.size() - 1));
  }

  /** The oldest deployment target of {@code platform} in any configuration, when known. */
  public Optional<PlatformVersion> deploymentTarget(Platform platform) {
    return configurations.stream()
        .filter(one -> one.platform() == platform)
        .flatMap(one -> one.deploymentTarget().stream())
        .min(PlatformVersion::compareTo);
  }

  /** Every word that is true in {@code #if} in some configuration. */
  public Set<String> compilationConditions() {
    Set<String> words = new LinkedHashSet<>();
    configurations.forEach(one -> words.addAll(one.compilationConditions()));
    return Collections.unmodifiableSet(words);
  }

  /** Whether its bundle holds that of {@code other}. */
  public boolean carries(AppTarget other) {
    for (TargetDependency dependency : dependencies) {
      if (dependency.kind() == TargetDependency.Kind.EMBEDS
          && dependency.targetId().equals(other.id())) {
        return true;
      }
    }
    return false;
  }

  /** The ids of the targets related to this one in the given way. */
  public List<String> related(TargetDependency.Kind how) {
    return dependencies.stream()
        .filter(dependency -> dependency.kind() == how)
        .map(TargetDependency::targetId)
        .toList();
  }
}
