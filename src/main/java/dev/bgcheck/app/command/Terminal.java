package dev.bgcheck.app.command;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of the terminal.
 *
 * @param output whether standard output is one
 * @param errors whether standard error is one
 * @param columns how wide it is; 0 when nobody knows
 * @param environment the environment variables, which say what it can do
 */
public record Terminal(
    boolean output, boolean errors, int columns, Map<String, String> environment) {
  private static final Set<String> LINKING_PROGRAMS =
      Set.of("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "WarpTerminal");
  private static final Set<String> LINKING_TERMINALS =
      Set.of("xterm-kitty", "alacritty", "foot", "xterm-ghostty");

  /** Copies the environment. */
  public Terminal {
    environment = Map.copyOf(Objects.requireNonNull(environment));
  }

  /**
   * The terminal as the launcher describes it; without the launcher, as far as Java can tell.
   *
   * @param described {@code out,err,COLUMNS}: the streams that are terminals, and a width
   */
  public static Terminal of(String described, boolean consoleIsThere, Map<String, String> env) {
    if (described.isEmpty()) {
      return new Terminal(consoleIsThere, consoleIsThere, number(env.get("COLUMNS")), env);
    }
    boolean output = false;
    boolean errors = false;
    int columns = 0;
    for (String word : described.split(",")) {
      output |= word.equals("out");
      errors |= word.equals("err");
      columns = Math.max(columns, number(word));
    }
    return new Terminal(output, errors, columns, env);
  }

  /** Whether to colour standard output when nothing was asked for. */
  public boolean wantsColour() {
    if (isSet("NO_COLOR")) {
      return false;
    }
    if (isSet("CLICOLOR_FORCE") || isSet("FORCE_COLOR")) {
      return true;
    }
    return output && !"dumb".equals(environment.get("TERM"));
  }

  /** Whether standard output shows hyperlinks. */
  public boolean wantsHyperlinks() {
    String forced = environment.get("FORCE_HYPERLINK");
    if (forced != null) {
      return !forced.equals("0");
    }
    if (!output || isSet("CI")) {
      return false;
    }
    return LINKING_PROGRAMS.contains(environment.getOrDefault("TERM_PROGRAM", ""))
        || LINKING_TERMINALS.contains(environment.getOrDefault("TERM", ""))
        || isSet("KITTY_WINDOW_ID")
        || isSet("WT_SESSION")
        || isSet("KONSOLE_VERSION")
        || number(environment.get("VTE_VERSION")) >= 5000;
  }

  private boolean isSet(String variable) {
    String value = environment.get(variable);
    return value != null && !value.isEmpty() && !value.equals("0");
  }

  private static int number(String text) {
    if (text == null || text.isEmpty() || text.length() > 6) {
      return 0;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return 0;
      }
    }
    return Integer.parseInt(text);
  }
}
