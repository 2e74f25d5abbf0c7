package dev.bgcheck.model;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.source.SourceFile;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One file in the program form, before linking: its names are as written.
 *
 * <p>Depends on the file's text and the {@link BuildConditions} only, so it can be made in parallel
 * and kept by content.
 *
 * @param imports modules, headers or packages the file imports
 * @param globals variables of no type
 * @param routines every routine of the file, closures included
 * @param conditional whether another {@link BuildConditions} could give another result
 * @param notices what could not be read
 */
public record LoweredUnit(
    SourceFile file,
    Language language,
    Origin origin,
    Set<String> imports,
    List<TypeDeclaration> types,
    List<Field> globals,
    List<Routine> routines,
    boolean conditional,
    List<Notice> notices) {
  /** Copies the collections. */
  public LoweredUnit {
    Objects.requireNonNull(file);
    Objects.requireNonNull(language);
    Objects.requireNonNull(origin);
    imports = Set.copyOf(imports);
    types = List.copyOf(types);
    globals = List.copyOf(globals);
    routines = List.copyOf(routines);
    notices = List.copyOf(notices);
  }

  /** The file's: the whole content says little more and takes long. */
  @Override
  public int hashCode() {
    return file.hashCode();
  }
}
