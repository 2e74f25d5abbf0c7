package dev.bgcheck.frontend.swift;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.swift.syntax.SwiftNode;
import dev.bgcheck.frontend.swift.syntax.SwiftSyntaxTree;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What all parts of a file's lowering share: the tree, the questions to ask of it, the results. */
final class UnitLowering {
  private final SwiftSyntaxTree tree;
  private final Origin origin;
  private final ConditionalCompilation conditions;
  private final TypeLowering types = new TypeLowering();
  private final Set<String> imports = new HashSet<>();
  private final List<TypeDeclaration> declarations = new ArrayList<>();
  private final List<Field> globals = new ArrayList<>();
  private final List<Routine> routines = new ArrayList<>();
  private final Set<RoutineSignature> signatures = new HashSet<>();
  private final Set<String> neverReturning = new HashSet<>(WellKnownNames.NEVER_RETURNING);
  private final Set<String> notMembers = new HashSet<>(WellKnownNames.FREE_FUNCTIONS);
  private int uncertain;

  UnitLowering(SwiftSyntaxTree tree, BuildConditions conditions, Origin origin) {
    this.tree = tree;
    this.origin = origin;
    this.conditions = new ConditionalCompilation(tree, conditions);
  }

  SwiftSyntaxTree tree() {
    return tree;
  }

  SourceFile file() {
    return tree.file();
  }

  Origin origin() {
    return origin;
  }

  ConditionalCompilation conditions() {
    return conditions;
  }

  TypeLowering types() {
    return types;
  }

  Span span(SwiftNode node) {
    return tree.file().span(node.start(), node.end());
  }

  /** The last character of a node: where a body ends. */
  Span endOf(SwiftNode node) {
    return tree.file().span(Math.max(node.start(), node.end() - 1), node.end());
  }

  // ---- names of the file

  /** Names of functions that do not return, those the file declares included. */
  Set<String> neverReturning() {
    return neverReturning;
  }

  /** Names that are no members of the type they are used in. */
  Set<String> notMembers() {
    return notMembers;
  }

  // ---- conditional declarations

  /** Whether what is being declared may not be compiled. */
  boolean isUncertain() {
    return uncertain > 0;
  }

  /** Runs {@code part} for declarations that may not be compiled. */
  void uncertainly(Runnable part) {
    uncertain++;
    part.run();
    uncertain--;
  }

  // ---- results

  /** A signature no other routine of the file has. */
  RoutineSignature unique(TypeName owner, String name, boolean isStatic) {
    RoutineSignature signature = new RoutineSignature(owner, name, isStatic);
    for (int i = 2; !signatures.add(signature); i++) {
      signature = new RoutineSignature(owner, name + "~" + i, isStatic);
    }
    return signature;
  }

  /** The position that a type has whose members are declared from here on. */
  int nextDeclaration() {
    return declarations.size();
  }

  void add(int position, TypeDeclaration declaration) {
    declarations.add(position, declaration);
  }

  void addImport(String module) {
    imports.add(module);
  }

  void addGlobal(Field field) {
    globals.add(field);
  }

  void add(Routine routine) {
    routines.add(routine);
  }

  /** Adds a routine with those that stand in it. */
  void add(Routine routine, Frame frame) {
    routines.add(routine);
    routines.addAll(frame.nested());
  }

  LoweredUnit finish(List<Notice> notices) {
    return new LoweredUnit(
        file(),
        Language.SWIFT,
        origin,
        imports,
        declarations,
        globals,
        routines,
        conditions.wasAsked(),
        notices);
  }
}
