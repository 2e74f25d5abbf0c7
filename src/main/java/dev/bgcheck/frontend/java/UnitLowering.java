package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.jvm.ClosurePruning;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.frontend.jvm.JavaTypes;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lowers one file: what its classes share. */
final class UnitLowering {
  final SourceSpans spans;
  final Origin origin;
  final List<Routine> routines = new ArrayList<>();
  final List<dev.bgcheck.model.TypeDeclaration> types = new ArrayList<>();
  private final CompilationUnit tree;
  private final List<Notice> notices = new ArrayList<>();
  private final Map<String, String> staticImports = new HashMap<>();
  private final Map<String, ClassScope> classes = new HashMap<>();
  private final Map<String, ClassScope> localClasses = new HashMap<>();
  private final Map<String, List<String>> components = new HashMap<>();
  private final Map<String, Integer> signatures = new HashMap<>();
  private final Set<RoutineSignature> tooLarge = new HashSet<>();
  private final Map<String, Integer> localNames = new HashMap<>();

  UnitLowering(SourceSpans spans, Origin origin, CompilationUnit tree) {
    this.spans = spans;
    this.origin = origin;
    this.tree = tree;
    for (ImportDeclaration declaration : tree.getImports()) {
      if (declaration.isStatic() && !declaration.isAsterisk()) {
        String name = declaration.getNameAsString();
        int dot = name.lastIndexOf('.');
        staticImports.put(name.substring(dot + 1), JavaTypes.binaryName(name.substring(0, dot)));
      }
    }
  }

  LoweredUnit lower(List<Notice> parseNotices) {
    notices.addAll(parseNotices);
    String packageName =
        tree.getPackageDeclaration().map(p -> p.getNameAsString() + ".").orElse("");
    TypeScope fileTypes = TypeScope.of(tree);
    for (TypeDeclaration<?> type : tree.getTypes()) {
      fileTypes.declareType(type.getNameAsString(), packageName + type.getNameAsString());
    }
    List<ClassLowering> outermost = new ArrayList<>();
    for (TypeDeclaration<?> type : tree.getTypes()) {
      TypeName name = new TypeName(packageName + type.getNameAsString());
      outermost.add(ClassLowering.declare(this, type, name, null, null, fileTypes));
    }
    outermost.forEach(ClassLowering::lower);
    return new LoweredUnit(
        spans.file(),
        Language.JAVA,
        origin,
        imports(packageName),
        types,
        List.of(),
        ClosurePruning.reachable(routines),
        false,
        notices);
  }

  /**
   * What is imported; the own package counts as imported wholly, so that the linker can resolve
   * names that the file leaves open.
   */
  private Set<String> imports(String packageName) {
    Set<String> imports = new TreeSet<>();
    if (!packageName.isEmpty()) {
      imports.add(packageName + "*");
    }
    for (ImportDeclaration declaration : tree.getImports()) {
      imports.add(
          (declaration.isStatic() ? "static " : "")
              + declaration.getNameAsString()
              + (declaration.isAsterisk() ? ".*" : ""));
    }
    return imports;
  }

  // ---- what the file declares

  /** The type that a static import of this member names. */
  Optional<Value> staticImport(String member) {
    String owner = staticImports.get(member);
    return owner == null ? Optional.empty() : Optional.of(new Value.Type(TypeRef.named(owner)));
  }

  void register(ClassScope scope) {
    classes.put(scope.name.name(), scope);
    if (scope.enclosingBody != null) {
      localClasses.put(scope.name.name(), scope);
    }
  }

  void registerComponents(TypeName record, List<String> names) {
    components.put(record.name(), names);
  }

  /** The names of a record's components; none for a record of another file. */
  List<String> components(String typeName) {
    return components.getOrDefault(typeName, List.of());
  }

  /** A class of the file. */
  Optional<ClassScope> classNamed(String typeName) {
    return Optional.ofNullable(classes.get(typeName));
  }

  /** A local class of the file. */
  Optional<ClassScope> localClass(String typeName) {
    return Optional.ofNullable(localClasses.get(typeName));
  }

  /** A routine's signature; overloads of one arity are numbered in source order. */
  RoutineSignature signature(TypeName owner, String simpleName, int arity, boolean isStatic) {
    String name = JavaNames.withArity(simpleName, arity);
    return signature(new RoutineSignature(owner, name, isStatic));
  }

  RoutineSignature signature(RoutineSignature wanted) {
    int number = signatures.merge(wanted.toString(), 1, Integer::sum);
    return number == 1
        ? wanted
        : new RoutineSignature(wanted.owner(), wanted.name() + "~" + number, wanted.isStatic());
  }

  // ---- classes inside routines

  /** Ex) a class or record declared in a method. */
  void localType(TypeDeclaration<?> declaration, BodyLowering body) {
    String simple = declaration.getNameAsString();
    String outer = body.type.name.name();
    int number = localNames.merge(outer + "$" + simple, 1, Integer::sum);
    TypeName name = new TypeName(outer + "$" + number + simple);
    body.types.declareType(simple, name.name());
    ClassLowering.declare(this, declaration, name, body.type, body, body.types).lower();
  }

  /** Ex) new Adapter() { … } that is more than a closure. */
  ClassScope anonymousType(
      TypeName name,
      TypeRef supertype,
      List<BodyDeclaration<?>> members,
      BodyLowering body,
      ObjectCreationExpr creation) {
    ClassLowering anonymous =
        ClassLowering.anonymous(this, name, supertype, members, body, spans.of(creation));
    anonymous.lower();
    return anonymous.scope();
  }

  // ---- notices

  void tooLarge(RoutineSignature routine, Span span) {
    if (tooLarge.add(routine)) {
      notices.add(
          Notice.at(
              Notice.Kind.LIMITED,
              span,
              routine.spokenName() + " is too large; the rest of it was not read"));
    }
  }
}
