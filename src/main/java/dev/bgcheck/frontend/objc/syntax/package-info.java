/**
 * The syntax of Objective-C and Objective-C++: a lexer and a recursive-descent parser of our own,
 * and the typed tree they make.
 *
 * <p>There is no preprocessor: directives are part of the tree, and macros are understood by their
 * shape. Uses {@link dev.bgcheck.source} and the JDK only. Start reading at {@link
 * dev.bgcheck.frontend.objc.syntax.ObjcParser}, which turns a {@link dev.bgcheck.source.SourceFile}
 * into a {@link dev.bgcheck.frontend.objc.syntax.ObjcSyntaxTree}; the tree is made of {@link
 * dev.bgcheck.frontend.objc.syntax.ObjcDecl}, {@link dev.bgcheck.frontend.objc.syntax.ObjcStmt},
 * {@link dev.bgcheck.frontend.objc.syntax.ObjcExpr} and {@link
 * dev.bgcheck.frontend.objc.syntax.ObjcType}.
 */
package dev.bgcheck.frontend.objc.syntax;
