package dev.bgcheck.frontend.swift.syntax;

import java.util.Arrays;

/**
 * Gives each distinct name of a file one number and one string. Words of the language come first:
 * symbol {@code n} is the word of kind {@code Tok.FIRST_WORD + n}.
 */
final class Symbols {
  /** What every file starts with. */
  private static final Symbols WORDS = ofWords();

  private String[] names;
  private int[] hashes;
  private int[] table;
  private int count;

  Symbols() {
    this(WORDS.names.clone(), WORDS.hashes.clone(), WORDS.table.clone(), WORDS.count);
  }

  private Symbols(String[] names, int[] hashes, int[] table, int count) {
    this.names = names;
    this.hashes = hashes;
    this.table = table;
    this.count = count;
  }

  private static Symbols ofWords() {
    Symbols words = new Symbols(new String[512], new int[512], new int[1024], 0);
    for (String word : Tok.WORDS) {
      char[] chars = word.toCharArray();
      words.intern(chars, 0, chars.length);
    }
    return words;
  }

  /** The number of the name at {@code start} to {@code end} of {@code text}. */
  int intern(char[] text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + text[i];
    }
    hash ^= hash >>> 15;
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int symbol = table[slot] - 1;
      if (hashes[symbol] == hash && matches(names[symbol], text, start, end)) {
        return symbol;
      }
      slot = (slot + 1) & mask;
    }
    if (count == names.length) {
      grow();
      return intern(text, start, end);
    }
    names[count] = new String(text, start, end - start);
    hashes[count] = hash;
    table[slot] = ++count;
    return count - 1;
  }

  /** The name with this number. */
  String name(int symbol) {
    return names[symbol];
  }

  private static boolean matches(String name, char[] text, int start, int end) {
    int length = end - start;
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    names = Arrays.copyOf(names, count * 2);
    hashes = Arrays.copyOf(hashes, count * 2);
    table = new int[count * 4];
    int mask = table.length - 1;
    for (int symbol = 0; symbol < count; symbol++) {
      int slot = hashes[symbol] & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = symbol + 1;
    }
  }
}
