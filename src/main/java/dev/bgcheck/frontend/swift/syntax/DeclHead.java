package dev.bgcheck.frontend.swift.syntax;

import java.util.List;

/** What stands in front of a declaration's keyword, and the offset where it starts. */
record DeclHead(int start, List<SwiftAttribute> attributes, List<SwiftModifier> modifiers) {}
