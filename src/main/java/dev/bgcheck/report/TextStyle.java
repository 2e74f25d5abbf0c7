package dev.bgcheck.report;

/**
 * What the place where the text ends up can show.
 *
 * @param colour whether it understands ANSI colours
 * @param hyperlinks whether it understands OSC 8 hyperlinks
 * @param width how many cells a line has before source lines are cut
 */
public record TextStyle(boolean colour, boolean hyperlinks, int width) {
  /** A file or a pipe. */
  public static final TextStyle PLAIN = new TextStyle(false, false, 160);

  private static final String ESCAPE = "\u001B";

  /** Keeps the width sane. */
  public TextStyle {
    width = Math.max(40, Math.min(width, 1000));
  }

  String bold(String text) {
    return styled("1", text);
  }

  String dim(String text) {
    return styled("2", text);
  }

  String red(String text) {
    return styled("1;31", text);
  }

  String yellow(String text) {
    return styled("1;33", text);
  }

  String blue(String text) {
    return styled("1;34", text);
  }

  String cyan(String text) {
    return styled("1;36", text);
  }

  String green(String text) {
    return styled("32", text);
  }

  String link(String address, String text) {
    return hyperlinks && !address.isEmpty()
        ? ESCAPE + "]8;;" + address + ESCAPE + "\\" + text + ESCAPE + "]8;;" + ESCAPE + "\\"
        : text;
  }

  private String styled(String code, String text) {
    return colour && !text.isEmpty() ? ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m" : text;
  }
}
