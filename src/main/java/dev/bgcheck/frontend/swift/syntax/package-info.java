/**
 * The syntax of Swift: a lexer and a recursive-descent parser of our own, and the typed tree they
 * make.
 *
 * <p>Uses {@link dev.bgcheck.source} and the JDK only. Start reading at {@link
 * dev.bgcheck.frontend.swift.syntax.SwiftParser}, which turns a {@link
 * dev.bgcheck.source.SourceFile} into a {@link dev.bgcheck.frontend.swift.syntax.SwiftSyntaxTree};
 * the tree is made of {@link dev.bgcheck.frontend.swift.syntax.SwiftDecl}, {@link
 * dev.bgcheck.frontend.swift.syntax.SwiftStmt}, {@link
 * dev.bgcheck.frontend.swift.syntax.SwiftExpr}, {@link
 * dev.bgcheck.frontend.swift.syntax.SwiftPattern} and {@link
 * dev.bgcheck.frontend.swift.syntax.SwiftType}. {@link
 * dev.bgcheck.frontend.swift.syntax.SwiftWalker} visits all of it.
 */
package dev.bgcheck.frontend.swift.syntax;
