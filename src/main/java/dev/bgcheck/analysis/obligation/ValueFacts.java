package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.api.ApiType;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the values and calls of one routine that decides which ways through it can be
 * taken, beside what they do about the obligation.
 */
final class ValueFacts {
  /** What functions are called that an author lets fail where he thinks nobody comes. */
  private static final Set<String> FAILING =
      Set.of("fail", "assert", "unreachable", "unexpected", "impossible");

  private static final Set<String> TEXTS = Set.of("NSString", "String", "NSMutableString");

  /** Types of Swift that are no optional and stand for none. */
  private static final Set<String> CONCRETE =
      Set.of(
          TypeRef.ARRAY,
          TypeRef.DICTIONARY,
          "Result",
          "String",
          "Int",
          "Bool",
          "Double",
          "Data",
          "Date",
          "URL",
          "UUID");

  private final ObligationAnalysis analysis;
  private final Routine routine;
  private final Holders holders;
  private final Program program;
  private final Duties duties;

  ValueFacts(ObligationAnalysis analysis, Routine routine, Holders holders, Duties duties) {
    this.analysis = analysis;
    this.routine = routine;
    this.holders = holders;
    this.program = analysis.program();
    this.duties = duties;
  }

  /** Calling a closure value, also the way the JVM and Combine spell it. */
  static boolean isInvocation(Instruction.Call call) {
    return call.name().equals(Instruction.Call.INVOKE) || CallNames.isBlockInvocation(call);
  }

  /** Whether the instruction calls the value itself, or the API that a duty asks for. */
  boolean callsTheValue(Instruction instruction) {
    if (program.api(instruction).filter(analysis.discharge().byAny()::contains).isPresent()) {
      return true;
    }
    return instruction instanceof Instruction.Call call
        && isInvocation(call)
        && holders.find(call.receiver()).filter(Handle.Itself.class::isInstance).isPresent();
  }

  /**
   * Whether a routine of ours is called that answers with a truth value, or anything whose answer
   * is asked at once.
   *
   * <p>Ex) {@code if coordinator.animate(alongsideTransition: nil, completion: done) { return };
   * done()}: the answer says whether the closure will run.
   */
  boolean answersYesOrNo(Instruction.Call call, Block block) {
    return call.dest().isPresent()
        && (program.resolution(call).routines().stream()
                .anyMatch(one -> one.result().equals(TypeRef.BOOL))
            || isAsked(call.dest().get(), block));
  }

  private boolean isAsked(Value.Local answer, Block block) {
    Definitions definitions = analysis.definitions(routine);
    return block.edges().stream()
        .map(edge -> definitions.simplify(edge.condition()))
        .anyMatch(
            condition ->
                condition instanceof Condition.IsTrue test
                    && definitions.origin(test.value()).equals(answer));
  }

  /** Whether the process ends in what {@code instruction} calls. */
  boolean neverReturns(Instruction instruction) {
    if (!(instruction instanceof Instruction.Call call) || call.isOperator()) {
      return false;
    }
    List<Routine> targets = program.resolution(call).routines();
    return !targets.isEmpty()
        && targets.stream().allMatch(target -> target.result().name().equals("Never"));
  }

  /** Whether {@code value} is written out, or a constant of the system's. */
  boolean isConstant(Value value) {
    if (value instanceof Value.Constant) {
      return true;
    }
    return analysis
        .definitions(routine)
        .only(value)
        .filter(
            made ->
                made instanceof Instruction.Load load && program.resolution(load).api().isPresent())
        .isPresent();
  }

  /** Ex) { [weak player] in guard let player else { return } … }. */
  boolean isCapturedWeakly(Value.Local local) {
    return program.siteOf(routine.signature()).stream()
        .flatMap(site -> site.instruction().captures().stream())
        .anyMatch(
            capture -> capture.mode() == Capture.Mode.WEAK && capture.name().equals(local.name()));
  }

  /** Whether the type is a class of the system's, of which each object is another. */
  boolean isClassOfApi(TypeRef type) {
    return analysis
        .catalog()
        .findType(type.unwrapped())
        .filter(one -> one.kind() == ApiType.Kind.CLASS)
        .isPresent();
  }

  /** Whether the property is declared in the program, with a type that always has a value. */
  boolean isNeverNil(Instruction.Load load) {
    Resolution resolution = program.resolution(load);
    return load.index().isEmpty()
        && resolution.exhaustive()
        && resolution
            .field()
            .flatMap(program::findField)
            .filter(field -> !field.type().isUnknown() && !field.type().isOptional())
            .isPresent();
  }

  /** Whether the call can only run routines of the program whose result always has a value. */
  boolean isNeverNil(Instruction.Call call) {
    Resolution resolution = program.resolution(call);
    return resolution.exhaustive()
        && !resolution.routines().isEmpty()
        && resolution.created().isEmpty()
        && resolution.routines().stream()
            .allMatch(
                one ->
                    one.language() == Language.SWIFT
                        && !one.result().isOptional()
                        && isKnown(one.result()));
  }

  /** Not the parameter of a generic routine, which may stand for an optional. */
  private boolean isKnown(TypeRef type) {
    return CONCRETE.contains(type.name())
        || type.typeName()
            .flatMap(program::findType)
            .filter(one -> one.kind() != TypeDeclaration.Kind.EXTENSION)
            .isPresent();
  }

  /** Whether the program declares the property itself; one that nothing is known of is not. */
  boolean isOwn(Instruction.Load load) {
    Resolution resolution = program.resolution(load);
    return resolution.field().isPresent() || !resolution.routines().isEmpty();
  }

  /** Whether the property is declared in the program as one that may be nil. */
  boolean mayBeNil(Instruction.Load load) {
    return program
        .resolution(load)
        .field()
        .flatMap(program::findField)
        .filter(field -> field.type().isOptional())
        .isPresent();
  }

  /** Whether what is owed is about no value. */
  boolean isDuty() {
    return analysis.discharge().isDuty();
  }

  /** Whether a way that leaves {@code from} so is for events that bring no duty. */
  boolean isForAnotherKind(Block from, Condition condition, Definitions definitions) {
    return analysis.discharge().isDuty() && duties.isForAnotherKind(from, condition, definitions);
  }

  /** The routine that the closure runs; empty for a method that is bound to an object. */
  Optional<Routine> bodyOf(Instruction.MakeClosure closure) {
    return closure.body().flatMap(program::findRoutine);
  }

  /** Whether the call says yes to the first one who asks only. */
  boolean isClaim(Instruction.Call call) {
    return Claims.isOne(program, call);
  }

  /** Whether the call encodes what every encoder can write. */
  boolean encodesPlainly(Instruction.Call call) {
    return PlainValues.areEncoded(program, routine, call);
  }

  /** The name of the value's type; where that is not known, what it is called. */
  String typeOrName(Definitions definitions, Value value) {
    TypeRef type = program.typeOf(routine, value).unwrapped();
    if (!type.isUnknown()) {
      return type.name();
    }
    return definitions
        .only(definitions.origin(value))
        .map(
            made ->
                made instanceof Instruction.Load load && !(load.base() instanceof Value.Type)
                    ? load.member()
                    : "")
        .orElse(value instanceof Value.Local local ? local.name() : "");
  }

  /** Whether the value is an error, told by its type. */
  boolean isError(Value value) {
    return program.typeOf(routine, value).unwrapped().name().endsWith("Error");
  }

  /**
   * Whether the call surely gives the property a value that is there.
   *
   * <p>Ex) updateUser(from: answer), which ends in {@code user = User(answer.name)}
   */
  boolean sets(Instruction.Call call, Instruction.Load load) {
    Resolution resolution = program.resolution(call);
    Optional<FieldRef> field = program.resolution(load).field();
    return field.isPresent()
        && resolution.exhaustive()
        && !resolution.routines().isEmpty()
        && resolution.routines().stream()
            .allMatch(one -> SurelySet.contains(program, one, field.get()));
  }

  /** Whether {@code value} is nil exactly when nobody waits for the obligation. */
  boolean isTheValue(Value value) {
    return holders.isItself(value);
  }

  /** Whether the property does not keep what it holds, such as a delegate. */
  boolean isHeldWeakly(Instruction.Load load) {
    return program
        .resolution(load)
        .field()
        .flatMap(program::findField)
        .filter(field -> field.is(Field.Flag.WEAK))
        .isPresent();
  }

  /**
   * Ex) assertionFailure("no id"), NSAssert(NO, @"no id"), failInDebug("no id"), or a routine of
   * the program's own with such a name that leads to one.
   */
  boolean isFailedAssertion(Instruction.Call call) {
    String name = call.name().toLowerCase(Locale.ROOT);
    if (call.receiver() instanceof Value.Unqualified
        && (isFailedAssertion(call, name) || assertsText(call, name))) {
      return true;
    }
    return FAILING.stream().anyMatch(name::contains)
        && program.resolution(call).routines().stream().anyMatch(this::leadsToAssertion);
  }

  /** Ex) MYASSERT_MESSAGE(@"subclasses must have this"): nothing is asked, so it always fails. */
  private boolean assertsText(Instruction.Call call, String name) {
    if (!name.contains("assert") || call.arguments().size() != 1) {
      return false;
    }
    Value said = call.arguments().get(0).value();
    return said instanceof Value.Constant constant
        ? constant.kind() == Value.Constant.Kind.STRING
        : TEXTS.contains(program.typeOf(routine, said).unwrapped().name());
  }

  private static boolean isFailedAssertion(Instruction.Call call, String name) {
    boolean says =
        name.contains("assertionfailure")
            || name.contains("assertnever")
            || (name.contains("fail") && name.contains("debug"));
    return says
        || (name.contains("assert")
            && !call.arguments().isEmpty()
            && isFalse(call.arguments().get(0).value()));
  }

  private boolean leadsToAssertion(Routine target) {
    return target.blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast)
        .filter(call -> call.receiver() instanceof Value.Unqualified)
        .anyMatch(call -> isFailedAssertion(call, call.name().toLowerCase(Locale.ROOT)));
  }

  private static boolean isFalse(Value value) {
    return value instanceof Value.Constant constant
        && (constant.kind() == Value.Constant.Kind.BOOL && constant.text().equalsIgnoreCase("false")
            || constant.text().equals("0")
            || constant.text().equals("NO"));
  }
}
