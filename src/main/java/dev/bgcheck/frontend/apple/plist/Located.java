package dev.bgcheck.frontend.apple.plist;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a property list's text: where each value and key is, without a decoded value. A
 * locator makes it; {@link Decoding} walks it in step with what dd-plist decoded.
 */
final class Located {
  /** What the text says a value is. */
  enum Shape {
    DICT,
    ARRAY,
    LEAF
  }

  final Shape shape;

  /** Offset of the value's first character. */
  final int start;

  /** Offset behind the value's last character. */
  int end;

  /** The decoded characters of a leaf, as far as the format knows them; empty for collections. */
  String text = "";

  /** The key in the enclosing dictionary; empty when there is none. */
  String key = "";

  int keyStart;
  int keyEnd;

  final List<Located> children = new ArrayList<>();

  Located(Shape shape, int start) {
    this.shape = shape;
    this.start = start;
  }
}
