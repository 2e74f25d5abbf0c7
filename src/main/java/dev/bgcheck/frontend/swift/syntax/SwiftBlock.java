package dev.bgcheck.frontend.swift.syntax;

import java.util.List;

/** Statements in braces; the span includes the braces. */
public record SwiftBlock(int start, int end, List<SwiftStmt> statements) implements SwiftNode {}
