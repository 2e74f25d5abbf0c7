package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.ClassLookups;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.SelfNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * Tells ways through one routine that are hardly ever taken, and says why: the object is gone, the
 * author asserts that it cannot be, a literal address is no address.
 *
 * <p>What is missed on such a way only is worth a note at most. Judges one condition or call at a
 * time; {@link PathSearch} keeps the first reason of a way.
 */
final class UnlikelyWays {
  private final Routine routine;
  private final Definitions definitions;
  private final ValueFacts values;
  private final SystemVersions systems;
  private final CancelledWays cancelled;
  private final CallbackNews news;
  private final AssertedValues asserted;
  private final UnfailingValues unfailing;

  UnlikelyWays(Routine routine, Definitions definitions, ValueFacts values, CallbackNews news) {
    this.news = news;
    this.routine = routine;
    this.definitions = definitions;
    this.values = values;
    this.systems = new SystemVersions(definitions);
    this.cancelled = new CancelledWays(definitions, values);
    this.unfailing = new UnfailingValues(definitions, values);
    this.asserted = new AssertedValues(routine, definitions);
  }

  /**
   * Why the way along {@code edge} is hardly ever taken; empty when it is an ordinary one.
   *
   * @param noError whether the way has asked for the error of a callback and found none
   */
  String along(Block from, Edge edge, Condition condition, boolean noError) {
    if (condition instanceof Condition.IsNil test && !test.negated()) {
      String why = ofNil(from, test.value(), noError);
      return why.isEmpty() && ClassLookups.saysMissing(definitions, condition) ? NO_CLASS : why;
    } else if (condition instanceof Condition.IsType test && test.negated()) {
      if (values.isTheValue(test.value())) {
        return "only if the cast fails";
      } else if (isCopyOfAnother(test.value())) {
        return COPY;
      } else if (isHttp(test.type())) {
        return NO_HTTP;
      }
      return noError && news.isResult(test.value()) ? NEITHER : "";
    } else if (cancelled.leads(from, condition)) {
      return CancelledWays.WHY;
    } else if (condition instanceof Condition.Threw test && !test.negated()) {
      return unfailing.endsIn(from) ? UNFAILING_VALUE : "";
    } else if (condition instanceof Condition.IsTrue test
        && systems.isOlder(test.value(), test.negated())) {
      return "only on an older system";
    } else if (ClassLookups.saysMissing(definitions, condition)) {
      return NO_CLASS;
    } else if (condition instanceof Condition.IsEqual test && test.negated()) {
      return isOwnOf(test.value(), test.other()) || isOwnOf(test.other(), test.value())
          ? "only if another object asks than the one that is kept"
          : "";
    }
    if (edge.label().equals("skipping the #if")) {
      return "only in a build that leaves this part out";
    }
    boolean isSwitch =
        from.terminator() instanceof Instruction.Branch branch
            && branch.kind() == Instruction.BranchKind.SWITCH;
    if (isSwitch && edge.label().equals("no case")) {
      return "only for a value that the switch does not name";
    }
    return isSwitch && edge.label().equals("@unknown default")
        ? "only for a case that does not exist yet"
        : "";
  }

  private static final String NO_CLASS = "only on a system without that class";

  private static final String COPY = "only if a copy is of another type";

  private static final String NO_HTTP = "only if the answer is none of a web server";

  private static final String UNFAILING_VALUE =
      "only if a value cannot be made that hardly ever fails";

  private static final String FAILED_ASSERTION = "only if an assertion fails";

  static final String NEITHER = "only if there is neither a result nor an error";

  private String ofNil(Block from, Value value, boolean noError) {
    if (systems.isOfVersion(value)) {
      return "only if the version of the system is no number";
    } else if (values.isTheValue(value)) {
      return isCast(value) ? "only if the cast fails" : "";
    } else if (isCastToHttp(value)) {
      return NO_HTTP;
    } else if (isSelf(value)) {
      return "only if the object is gone";
    } else if (from.terminator() instanceof Instruction.Branch branch
        && branch.kind() == Instruction.BranchKind.CHAIN) {
      return "only if the optional chain ends early";
    } else if (isPerhapsOfSelf(from, value)) {
      return "only if the object is gone";
    } else if (isLiteralAddress(value)) {
      return "only if a constant address is none";
    } else if (unfailing.contains(value)) {
      return UNFAILING_VALUE;
    } else if (isPartOfTheValue(value)) {
      return "only if the object lacks what it always has";
    } else if (isKnownIdentifier(value)) {
      return "only if the identifier is another than the one it was registered with";
    } else if (isCopyOfAnother(value)) {
      return COPY;
    } else if (isSetHere(value) || isClosureMadeHere(value)) {
      return "only if what was just set is not there";
    } else if (isTakenOut(value)) {
      return "only if it was taken before";
    }
    if (isHeldWeakly(value)) {
      return "only if the object is gone";
    } else if (asserted.contains(definitions.origin(value))) {
      return FAILED_ASSERTION;
    }
    return noError && news.isResult(value) ? NEITHER : "";
  }

  /**
   * Ex) guard webView == self.webView else { return }, where the one that asks is the one whose
   * delegate the object has become.
   */
  private boolean isOwnOf(Value sender, Value kept) {
    return !routine.parameters().isEmpty()
        && definitions.origin(sender) instanceof Value.Local local
        && local.name().equals(routine.parameters().get(0).name())
        && values.isClassOfApi(routine.parameters().get(0).type())
        && definitions
            .only(definitions.origin(kept))
            .filter(
                made ->
                    made instanceof Instruction.Load load
                        && load.index().isEmpty()
                        && (load.base() instanceof Value.Unqualified || isSelf(load.base())))
            .isPresent();
  }

  /** Ex) guard let http = response as? HTTPURLResponse, of a task with an address of the web. */
  private boolean isCastToHttp(Value value) {
    return definitions
        .only(value)
        .filter(made -> made instanceof Instruction.Assign assign && isHttp(assign.type()))
        .isPresent();
  }

  private static boolean isHttp(TypeRef type) {
    return type.unwrapped().name().endsWith("HTTPURLResponse");
  }

  private boolean isHeldWeakly(Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(made -> made instanceof Instruction.Load load && values.isHeldWeakly(load))
        .isPresent();
  }

  /** Ex) if let queue = self?.queue, where nothing says that queue may be nil itself. */
  private boolean isPerhapsOfSelf(Block from, Value value) {
    Optional<Instruction> made = definitions.only(definitions.origin(value));
    boolean member =
        made.isPresent()
            && made.get() instanceof Instruction.Load load
            && isSelf(load.base())
            && !values.mayBeNil(load);
    return member
        && routine.blocks().stream()
            .map(Block::terminator)
            .anyMatch(
                last ->
                    last instanceof Instruction.Branch branch
                        && branch.kind() == Instruction.BranchKind.CHAIN
                        && branch.edges().stream().anyMatch(edge -> edge.target() == from.id()));
  }

  /** Ex) guard let content = request.content.mutableCopy() as? UNMutableNotificationContent. */
  private boolean isCopyOfAnother(Value value) {
    Value current = value;
    for (int steps = 0; steps < 4; steps++) {
      Optional<Instruction> made = definitions.only(current);
      if (made.isPresent() && made.get() instanceof Instruction.Assign assign) {
        current = assign.source();
      } else {
        return made.isPresent()
            && made.get() instanceof Instruction.Call call
            && (call.name().equals("mutableCopy") || call.name().equals("copy"))
            && call.arguments().isEmpty();
      }
    }
    return false;
  }

  /** Ex) session = makeSession(); if let session { … }. */
  private boolean isSetHere(Value value) {
    Optional<Instruction> made = definitions.only(definitions.origin(value));
    if (made.isEmpty() || !(made.get() instanceof Instruction.Load load)) {
      return false;
    }
    return load.index().isEmpty()
        && routine.blocks().stream()
            .flatMap(block -> block.instructions().stream())
            .filter(one -> one.span().start() < load.span().start())
            .anyMatch(
                one ->
                    one instanceof Instruction.Store store
                            && store.member().equals(load.member())
                            && store.index().isEmpty()
                            && !store.value().equals(Value.Constant.NIL)
                        || one instanceof Instruction.Call call && values.sets(call, load));
  }

  /** Ex) dispatch_block_t upload = ^{ … }; if (upload != NULL) { upload(); }. */
  private boolean isClosureMadeHere(Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(Instruction.MakeClosure.class::isInstance)
        .isPresent();
  }

  /**
   * Ex) guard let entry = pending.removeValue(forKey: id) else { return }: who comes first wins.
   */
  private boolean isTakenOut(Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(
            made ->
                made instanceof Instruction.Call call
                    && (call.name().equals("removeValue")
                        || call.name().equals("popFirst")
                        || call.name().equals("popLast")))
        .isPresent();
  }

  /** Ex) guard let task = task as? BGProcessingTask else { return }. */
  boolean isCast(Value value) {
    return definitions
        .only(value)
        .filter(
            made ->
                made instanceof Instruction.Assign assign
                    && !assign.type().isUnknown()
                    && !assign.type().unwrapped().isFunction())
        .isPresent();
  }

  /** Why what follows {@code instruction} hardly ever happens; empty when it is an ordinary one. */
  String behind(Instruction instruction) {
    return instruction instanceof Instruction.Call call && values.isFailedAssertion(call)
        ? FAILED_ASSERTION
        : "";
  }

  /**
   * {@code self}, a local by which closures keep it or get it back, or what else is held weakly.
   */
  private boolean isSelf(Value value) {
    return definitions.origin(value) instanceof Value.Local origin
        && (SelfNames.isOne(origin.name()) || values.isCapturedWeakly(origin));
  }

  /** Ex) URL(string: "https://example.com") is never nil, as everybody knows who wrote it. */
  private boolean isLiteralAddress(Value value) {
    Optional<Instruction> made = definitions.only(definitions.origin(value));
    if (made.isEmpty() || !(made.get() instanceof Instruction.Call call)) {
      return false;
    }
    List<dev.bgcheck.model.Argument> arguments = call.arguments();
    boolean address =
        arguments.size() == 1
            && (call.name().equals("URL")
                || call.name().equals("NSURL")
                || call.name().equals("URLWithString:")
                || arguments.get(0).label().equals("string"));
    return address && values.isConstant(definitions.origin(arguments.get(0).value()));
  }

  /** Ex) task.request.url, of the task that is to be finished. */
  private boolean isPartOfTheValue(Value value) {
    Value current = definitions.origin(value);
    for (int steps = 0; steps < 8; steps++) {
      Optional<Instruction> made = definitions.only(current);
      if (made.isEmpty()
          || !(made.get() instanceof Instruction.Load load)
          || load.index().isPresent()) {
        return false;
      }
      current = definitions.origin(load.base());
      if (values.isTheValue(current)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLoad(Value value, String member) {
    return definitions
        .only(definitions.origin(value))
        .filter(
            made -> made instanceof Instruction.Load load && load.member().equalsIgnoreCase(member))
        .isPresent();
  }

  /** Ex) guard let kind = Kind(rawValue: task.identifier) else { return }. */
  private boolean isKnownIdentifier(Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(made -> made instanceof Instruction.Call)
        .map(made -> ((Instruction.Call) made).arguments())
        .filter(arguments -> arguments.size() == 1 && arguments.get(0).label().equals("rawValue"))
        .map(arguments -> arguments.get(0).value())
        .filter(raw -> isPartOfTheValue(raw) && isLoad(raw, "identifier"))
        .isPresent();
  }

  /** Ex) task == .invalid: the name of a task that was never begun, or is ended. */
  private boolean isInvalid(Condition condition) {
    if (!(condition instanceof Condition.IsEqual test) || test.negated()) {
      return false;
    }
    return (values.isTheValue(test.value()) && namesNothing(test.other()))
        || (values.isTheValue(test.other()) && namesNothing(test.value()));
  }

  private boolean namesNothing(Value value) {
    return definitions
        .only(value)
        .filter(
            made ->
                made instanceof Instruction.Load load
                    && (load.member().equals("invalid") || load.member().endsWith("TaskInvalid")))
        .isPresent();
  }

  /**
   * Whether the way cannot be taken while something is owed: a property is nil that is declared to
   * hold something always, or the value is the one that stands for none.
   */
  boolean cannotBe(Block from, Condition condition) {
    if (isInvalid(condition) || values.isForAnotherKind(from, condition, definitions)) {
      return true;
    }
    if (routine.language() != Language.SWIFT
        || !(condition instanceof Condition.IsNil test)
        || test.negated()) {
      return false;
    }
    return definitions
        .only(definitions.origin(test.value()))
        .filter(
            made ->
                made instanceof Instruction.Load load && values.isNeverNil(load)
                    || made instanceof Instruction.Call call && values.isNeverNil(call))
        .isPresent();
  }
}
