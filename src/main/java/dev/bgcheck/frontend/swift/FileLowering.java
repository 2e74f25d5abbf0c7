package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftEffects;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftPattern;
import dev.bgcheck.frontend.swift.syntax.SwiftStmt;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file: its declarations, and its statements if it is a script.
 *
 * <p>The variables of a script are globals that its statements write: other functions of the file
 * read them.
 */
final class FileLowering {
  private static final String TOP_LEVEL = "top-level";

  private final UnitLowering unit;
  private final MemberDeclarations declarations;

  FileLowering(UnitLowering unit) {
    this.unit = unit;
    this.declarations = new MemberDeclarations(unit, Owner.file(unit));
  }

  void lower() {
    List<SwiftStmt> items = unit.tree().items();
    items.forEach(this::announce);
    boolean script = items.stream().anyMatch(FileLowering::isStatement);
    List<SwiftStmt> statements = new ArrayList<>();
    for (SwiftStmt item : items) {
      if (isStatement(item) || (script && isVariable(item))) {
        statements.add(item);
      } else {
        declare(item);
      }
    }
    if (!statements.isEmpty()) {
      topLevel(statements);
    }
  }

  // ---- what the file's names tell

  private void announce(SwiftStmt item) {
    if (item instanceof SwiftStmt.Declaration declaration) {
      announce(declaration.declaration(), true);
    } else if (item instanceof SwiftStmt.Config config) {
      config.config().clauses().forEach(clause -> clause.items().forEach(this::announce));
    }
  }

  private void announce(SwiftDecl declaration, boolean global) {
    if (declaration instanceof SwiftDecl.Function function) {
      boolean never = function.result().filter(type -> isNever(type.dottedName())).isPresent();
      if (never) {
        unit.neverReturning().add(function.name().text());
      }
      if (global) {
        unit.notMembers().add(function.name().text());
      }
    } else if (declaration instanceof SwiftDecl.Variable variable && global) {
      for (SwiftDecl.Binding binding : variable.bindings()) {
        FieldDeclarations.names(binding.pattern(), new ArrayList<>())
            .forEach(name -> unit.notMembers().add(name.text()));
      }
    } else if (declaration instanceof SwiftDecl.Type type) {
      type.members().forEach(member -> announce(member, false));
    } else if (declaration instanceof SwiftDecl.Extension extension) {
      extension.members().forEach(member -> announce(member, false));
    }
  }

  private static boolean isNever(String type) {
    return type.equals("Never") || type.equals("Swift.Never");
  }

  // ---- declarations

  private void declare(SwiftStmt item) {
    if (item instanceof SwiftStmt.Declaration declaration) {
      declarations.declare(declaration.declaration());
    } else if (item instanceof SwiftStmt.Expression expression
        && expression.expression() instanceof SwiftExpr.Macro macro) {
      declarations.macro(macro);
    } else if (item instanceof SwiftStmt.Config config) {
      ConditionalCompilation.Choice<SwiftStmt> choice = unit.conditions().choose(config.config());
      if (choice.certain()) {
        choice.items().forEach(this::declare);
      } else {
        unit.uncertainly(() -> choice.items().forEach(this::declare));
      }
    }
  }

  /** Whether an item of the file is code to run. */
  private static boolean isStatement(SwiftStmt item) {
    if (item instanceof SwiftStmt.Config config) {
      return config.config().clauses().stream()
          .anyMatch(clause -> clause.items().stream().anyMatch(FileLowering::isStatement));
    }
    if (item instanceof SwiftStmt.Expression expression) {
      return !(expression.expression() instanceof SwiftExpr.Macro)
          && !(expression.expression() instanceof SwiftExpr.Unknown);
    }
    return !(item instanceof SwiftStmt.Declaration) && !(item instanceof SwiftStmt.Unknown);
  }

  private static boolean isVariable(SwiftStmt item) {
    return item instanceof SwiftStmt.Declaration declaration
        && declaration.declaration() instanceof SwiftDecl.Variable variable
        && variable.bindings().stream().allMatch(binding -> binding.accessors().isEmpty());
  }

  // ---- statements

  private void topLevel(List<SwiftStmt> statements) {
    RoutineSignature signature = unit.unique(TypeName.GLOBAL, TOP_LEVEL, true);
    Frame frame = Frame.outermost(signature, false);
    Body body = new Body(unit, frame);
    Span whole = unit.span(statements.get(0)).to(unit.span(statements.get(statements.size() - 1)));
    for (SwiftStmt statement : statements) {
      if (statement instanceof SwiftStmt.Declaration declaration
          && declaration.declaration() instanceof SwiftDecl.Variable variable) {
        variable.bindings().forEach(binding -> global(body, variable, binding));
      } else {
        body.statements().all(List.of(statement));
      }
    }
    body.exits().returning(Optional.empty(), unit.endOf(statements.get(statements.size() - 1)));
    Heading heading =
        Heading.of(
            unit,
            Routine.Kind.TOP_LEVEL,
            TypeRef.VOID,
            List.of(),
            List.of(),
            SwiftEffects.NONE,
            Isolation.MAIN_ACTOR,
            whole,
            unit.span(statements.get(0)));
    unit.add(heading.routine(unit, frame, List.of(), Optional.of(body)), frame);
  }

  /** A variable of a script: a global without initialiser, and a statement that writes it. */
  private void global(Body body, SwiftDecl.Variable variable, SwiftDecl.Binding binding) {
    Span span = body.span(binding);
    TypeRef type = unit.types().type(binding.type());
    Optional<Subject> subject = binding.initializer().map(value -> body.patterns().subject(value));
    boolean simple = binding.pattern() instanceof SwiftPattern.Identifier;
    if (!simple && subject.isPresent()) {
      body.patterns().bind(binding.pattern(), subject.get(), type);
    }
    FieldDeclarations.names(binding.pattern(), new ArrayList<>())
        .forEach(
            name -> {
              unit.addGlobal(
                  new Field(
                      name.text(),
                      simple ? type : TypeRef.UNKNOWN,
                      variable.mutable() ? Set.of() : Set.of(Field.Flag.CONSTANT),
                      Optional.empty(),
                      Optional.empty(),
                      Set.of(),
                      Annotations.names(variable.attributes()),
                      Isolation.MAIN_ACTOR,
                      unit.span(name)));
              subject.ifPresent(
                  value -> {
                    Value first =
                        simple ? body.patterns().whole(value, span) : body.names().reference(name);
                    body.postfix()
                        .write(
                            new PostfixLowering.Place(
                                Value.UNQUALIFIED, name.text(), Optional.empty()),
                            first,
                            span);
                  });
            });
  }
}
