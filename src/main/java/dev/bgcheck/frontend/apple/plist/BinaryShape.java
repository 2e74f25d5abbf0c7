package dev.bgcheck.frontend.apple.plist;

/**
 * Looks over the objects of a binary property list before a recursive reader follows them: every
 * reference must stay inside the file, nothing may contain itself, and what is shared must not
 * multiply beyond measure (a list of a few hundred bytes can stand for 2^60 values).
 */
final class BinaryShape {
  private static final int TRAILER = 32;
  private static final int HEADER = 8;
  private static final long MAX_VALUES = 2_000_000;
  private static final long IN_PROGRESS = -1;

  private final byte[] bytes;
  private int offsetSize;
  private int referenceSize;
  private int objectCount;
  private int tableStart;

  /** Per object: how many values it stands for; 0 when not known yet. */
  private long[] sizes;

  private BinaryShape(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Fails when the bytes are not safe to follow. */
  static void check(byte[] bytes) throws MalformedPropertyListException {
    new BinaryShape(bytes).check();
  }

  private void check() throws MalformedPropertyListException {
    if (bytes.length < HEADER + TRAILER + 1) {
      throw wrong("is cut: it is shorter than a binary property list can be");
    }
    int trailer = bytes.length - TRAILER;
    offsetSize = bytes[trailer + 6] & 0xFF;
    referenceSize = bytes[trailer + 7] & 0xFF;
    long count = number(trailer + 8, 8);
    long top = number(trailer + 16, 8);
    long table = number(trailer + 24, 8);
    if (offsetSize < 1 || offsetSize > 8 || referenceSize < 1 || referenceSize > 8) {
      throw wrong("is cut or damaged: its trailer makes no sense");
    }
    boolean fits =
        count > 0
            && count <= bytes.length
            && top >= 0
            && top < count
            && table >= HEADER
            && table + count * offsetSize <= trailer;
    if (!fits) {
      throw wrong("is cut or damaged: its table of objects does not fit into the file");
    }
    objectCount = (int) count;
    tableStart = (int) table;
    sizes = new long[objectCount];
    measure((int) top, 0);
  }

  /** The number of values the object stands for. Recursion ends at the depth limit. */
  private long measure(int object, int depth) throws MalformedPropertyListException {
    if (sizes[object] == IN_PROGRESS) {
      throw wrong("is damaged: a collection contains itself");
    }
    if (sizes[object] > 0) {
      return sizes[object];
    }
    if (depth > XmlLocator.MAX_DEPTH) {
      throw wrong("is nested more than " + XmlLocator.MAX_DEPTH + " levels deep");
    }
    sizes[object] = IN_PROGRESS;
    long total = 1;
    for (int child : children(object)) {
      total += measure(child, depth + 1);
      if (total > MAX_VALUES) {
        throw wrong("stands for more than " + MAX_VALUES + " values");
      }
    }
    sizes[object] = total;
    return total;
  }

  private int[] children(int object) throws MalformedPropertyListException {
    long offset = number(tableStart + object * offsetSize, offsetSize);
    if (offset < HEADER || offset >= tableStart) {
      throw wrong("is damaged: an object lies outside of the file");
    }
    int at = (int) offset;
    int type = (bytes[at] & 0xF0) >> 4;
    boolean collection = type >= 0xA && type <= 0xD;
    long unit =
        switch (type) {
          case 0x4, 0x5, 0x7 -> 1;
          case 0x6 -> 2;
          case 0xA, 0xB, 0xC -> referenceSize;
          case 0xD -> 2L * referenceSize;
          default -> 0;
        };
    if (unit == 0) {
      return new int[0];
    }
    long length = bytes[at] & 0x0F;
    int start = at + 1;
    if (length == 0x0F) {
      int power = at + 1 < tableStart ? bytes[at + 1] & 0x0F : 9;
      int size = 1 << Math.min(power, 4);
      if (power > 3 || at + 2 + size > tableStart) {
        throw wrong("is damaged: the length of an object makes no sense");
      }
      length = number(at + 2, size);
      start = at + 2 + size;
    }
    if (length < 0 || length > bytes.length || start + length * unit > tableStart) {
      throw wrong("is damaged: an object is longer than the file");
    }
    if (!collection) {
      return new int[0];
    }
    int references = (int) (length * unit / referenceSize);
    int[] children = new int[references];
    for (int i = 0; i < references; i++) {
      long child = number(start + i * referenceSize, referenceSize);
      if (child < 0 || child >= objectCount) {
        throw wrong("is damaged: a reference leads to no object");
      }
      children[i] = (int) child;
    }
    return children;
  }

  private long number(int at, int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | bytes[at + i] & 0xFF;
    }
    return value;
  }

  private static MalformedPropertyListException wrong(String message) {
    return new MalformedPropertyListException(0, 0, "this binary list " + message);
  }
}
