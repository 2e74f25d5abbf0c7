package dev.bgcheck.frontend.objc;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.objc.syntax.ObjcNode;
import dev.bgcheck.frontend.objc.syntax.ObjcSyntaxTree;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What all parts of a file's lowering share: the tree, the questions to ask of it, the results. */
final class UnitLowering {
  private final ObjcSyntaxTree tree;
  private final Origin origin;
  private final ConditionalCompilation conditions;
  private final FileNames names;
  private final TypeLowering types;
  private final Set<String> imports = new HashSet<>();
  private final List<TypeDeclaration> declarations = new ArrayList<>();
  private final List<Field> globals = new ArrayList<>();
  private final Set<String> globalNames = new HashSet<>();
  private final List<Routine> routines = new ArrayList<>();
  private final Set<RoutineSignature> signatures = new HashSet<>();
  private int uncertain;

  UnitLowering(ObjcSyntaxTree tree, BuildConditions build, Origin origin) {
    this.tree = tree;
    this.origin = origin;
    this.conditions = new ConditionalCompilation(build, tree.file().path());
    this.names = new FileNames();
    this.types = new TypeLowering(names);
    names.read(tree);
  }

  ObjcSyntaxTree tree() {
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

  FileNames names() {
    return names;
  }

  TypeLowering types() {
    return types;
  }

  Span span(ObjcNode node) {
    return tree.file().span(node.start(), node.end());
  }

  /** The last character of a node: where a body ends. */
  Span endOf(ObjcNode node) {
    return tree.file().span(Math.max(node.start(), node.end() - 1), node.end());
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

  /** The signature of a routine without a body; absent when the file has that routine already. */
  Optional<RoutineSignature> declared(RoutineSignature signature) {
    return !names.hasBody(signature) && signatures.add(signature)
        ? Optional.of(signature)
        : Optional.empty();
  }

  /** A signature no other routine of the file has. */
  RoutineSignature unique(RoutineSignature wanted) {
    RoutineSignature signature = wanted;
    for (int i = 2; !signatures.add(signature); i++) {
      signature = new RoutineSignature(wanted.owner(), wanted.name() + "~" + i, wanted.isStatic());
    }
    return signature;
  }

  void add(TypeDeclaration declaration) {
    declarations.add(declaration);
  }

  void addImport(String module) {
    imports.add(module);
  }

  /** Adds a global; one that is declared again only counts for its value. */
  void addGlobal(Field field) {
    boolean isNew = globalNames.add(field.name());
    // Branches of #if may give a constant different values: whoever links the unit has to know.
    if (isNew || field.constant().isPresent()) {
      globals.add(field);
    }
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
        Language.OBJC,
        origin,
        imports,
        declarations,
        globals,
        routines,
        conditions.wasAsked(),
        notices);
  }
}
