package dev.bgcheck.frontend.swift.syntax;

/** The parsers of the constructs, which call each other, around one cursor. */
final class Grammar {
  /** The reason noted where a limit of depth cut the tree. */
  static final String TOO_DEEP = "nested too deeply";

  final Cursor cursor;
  final TypeScan typeScan;
  final Attributes attributes;
  final Types types;
  final Signatures signatures;
  final Patterns patterns;
  final Strings strings;
  final Arguments arguments;
  final Closures closures;
  final KeyPaths keyPaths;
  final Primaries primaries;
  final Postfixes postfixes;
  final Expressions expressions;
  final Conditions conditions;
  final IfConfigs ifConfigs;
  final Accessors accessors;
  final Modifiers modifiers;
  final TypeDecls typeDecls;
  final Declarations declarations;
  final Switches switches;
  final Statements statements;

  Grammar(Tokens tokens) {
    cursor = new Cursor(tokens);
    typeScan = new TypeScan(cursor);
    attributes = new Attributes(this);
    types = new Types(this);
    signatures = new Signatures(this);
    patterns = new Patterns(this);
    strings = new Strings(this);
    arguments = new Arguments(this);
    closures = new Closures(this);
    keyPaths = new KeyPaths(this);
    primaries = new Primaries(this);
    postfixes = new Postfixes(this);
    expressions = new Expressions(this);
    conditions = new Conditions(this);
    ifConfigs = new IfConfigs(this);
    accessors = new Accessors(this);
    modifiers = new Modifiers(this);
    typeDecls = new TypeDecls(this);
    declarations = new Declarations(this);
    switches = new Switches(this);
    statements = new Statements(this);
  }
}
