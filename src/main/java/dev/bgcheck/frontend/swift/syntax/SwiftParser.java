package dev.bgcheck.frontend.swift.syntax;

import dev.bgcheck.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Parses Swift, up to version 6.2.
 *
 * <p>Any text has a tree. What the parser does not know costs one {@code Unknown} node and one
 * entry of {@link SwiftSyntaxTree#recoveries}; it goes on at the next statement or member. Time is
 * linear in the text's length, and stack use is bounded. Threads may parse at the same time.
 */
public final class SwiftParser {
  private SwiftParser() {}

  /** The tree of {@code file}. */
  public static SwiftSyntaxTree parse(SourceFile file) {
    Tokens tokens = Lexer.lex(file.text());
    Grammar grammar = new Grammar(tokens);
    List<SwiftStmt> items = grammar.statements.file();
    List<SwiftRecovery> recoveries = new ArrayList<>(tokens.recoveries);
    recoveries.addAll(grammar.cursor.recoveries);
    recoveries.sort(Comparator.comparingInt(SwiftRecovery::offset));
    return new SwiftSyntaxTree(file, items, List.copyOf(tokens.comments), List.copyOf(recoveries));
  }
}
