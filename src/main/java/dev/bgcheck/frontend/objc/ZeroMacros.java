package dev.bgcheck.frontend.objc;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Macros that are 0 in every {@code #if} of a project: features that somebody switched off in a
 * header.
 *
 * <p>A name that the preprocessor does not know is 0 too, so it makes no difference which file
 * imports the header, and which of several definitions it sees. It errs towards "unknown": one
 * definition with another value, one that gives way to a definition from outside ({@code #ifndef
 * NAME}), or a setting of a build is enough.
 */
public final class ZeroMacros {
  private static final Pattern DEFINITION =
      Pattern.compile(
          "^[ \\t]*#[ \\t]*define[ \\t]+([A-Za-z_]\\w*)(.*)$|"
              + "^[ \\t]*#[ \\t]*(?:el)?if(ndef)?[ \\t(](.*)$",
          Pattern.MULTILINE);
  private static final Pattern ZERO =
      Pattern.compile("\\s+[(\\s]*(?:0+[uUlL]*|NO|false|FALSE)[)\\s]*(?:/[/*].*)?");
  private static final Pattern NOT_DEFINED =
      Pattern.compile("!\\s*defined\\s*\\(?\\s*([A-Za-z_]\\w*)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private final Set<String> zero = new HashSet<>();
  private final Set<String> other = new HashSet<>();
  private final Set<String> asked = new HashSet<>();

  /** Reads a source or a header of the project. */
  public void read(String text) {
    if (text.indexOf('#') < 0) {
      return;
    }
    Matcher matcher = DEFINITION.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name != null) {
        (ZERO.matcher(matcher.group(2)).matches() ? zero : other).add(name);
      } else if (matcher.group(3) != null) {
        addNames(matcher.group(4), NAME, 0, other);
      } else {
        addNames(matcher.group(4), NAME, 0, asked);
        addNames(matcher.group(4), NOT_DEFINED, 1, other);
      }
    }
  }

  private static void addNames(String condition, Pattern pattern, int group, Set<String> names) {
    Matcher matcher = pattern.matcher(condition);
    while (matcher.find()) {
      names.add(matcher.group(group));
    }
  }

  /**
   * The names that are 0 and asked for somewhere.
   *
   * @param settings names that some build of the project defines
   */
  public Set<String> names(Collection<String> settings) {
    Set<String> names = new HashSet<>(zero);
    names.retainAll(asked);
    names.removeAll(other);
    names.removeAll(settings);
    return Set.copyOf(names);
  }
}
