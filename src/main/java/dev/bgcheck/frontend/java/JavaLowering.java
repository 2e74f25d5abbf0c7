package dev.bgcheck.frontend.java;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.SourceFile;
import java.util.List;
import java.util.Set;

/**
 * Lowers Java source files, each alone.
 *
 * <p>Names that only other files or the class path could explain stay as written; the unit's
 * imports hold {@code a.b.*} for each package they may come from. A file that cannot be parsed, or
 * not wholly, gives what was understood and a notice with the line.
 */
public final class JavaLowering {
  private JavaLowering() {}

  /** The unit of one file. Never fails; takes bounded time. */
  public static LoweredUnit lower(SourceFile file, Origin origin) {
    return Guarded.run(file, () -> parsed(file, origin), reason -> empty(file, origin, reason));
  }

  private static LoweredUnit parsed(SourceFile file, Origin origin) {
    JavaParsing parsing = JavaParsing.of(file);
    return parsing.tree().isEmpty()
        ? new LoweredUnit(
            file,
            Language.JAVA,
            origin,
            Set.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            parsing.notices())
        : new UnitLowering(new SourceSpans(file), origin, parsing.tree().get())
            .lower(parsing.notices());
  }

  private static LoweredUnit empty(SourceFile file, Origin origin, String reason) {
    return new LoweredUnit(
        file,
        Language.JAVA,
        origin,
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of(Notice.at(Notice.Kind.NOT_PARSED, file.start(), reason)));
  }
}
