package dev.bgcheck.frontend.apple.plist;

/** The text of a property list breaks the format's rules at an offset. */
final class MalformedPropertyListException extends Exception {
  private static final long serialVersionUID = 1L;

  final int start;
  final int end;

  MalformedPropertyListException(int start, int end, String message) {
    super(message);
    this.start = start;
    this.end = end;
  }
}
