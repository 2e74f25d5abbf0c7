package dev.bgcheck.check;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which parameters of the app's own routines are completion handlers, told by the usual names.
 *
 * <p>The names are those that clang's convention check uses, with Swift's labels: a parameter of a
 * function type without result that is named or labelled completion, completionHandler, reply and
 * the like, or whose name or selector part ends in one of the usual suffixes.
 */
final class OwnHandlers {
  private static final Set<String> NAMES =
      Set.of(
          "completion",
          "completionhandler",
          "withcompletion",
          "withcompletionhandler",
          "completionblock",
          "withcompletionblock",
          "reply",
          "replyto",
          "withreply",
          "withreplyto",
          "replyhandler",
          "decisionhandler",
          "oncompletion");

  private static final List<String> SUFFIXES =
      List.of(
          "withcompletion",
          "withcompletionhandler",
          "withcompletionblock",
          "withreply",
          "withreplyto");

  private static final Set<String> ALTERNATIVES =
      Set.of("error", "fail", "success", "cancel", "abort", "reject", "denied", "otherwise");

  /**
   * Ends of the types of answers, such as WKNavigationActionPolicy (C21) and
   * URLSession.AuthChallengeDisposition.
   */
  private static final Set<String> ANSWERS =
      Set.of(
          "NavigationActionPolicy",
          "NavigationResponsePolicy",
          "AuthChallengeDisposition",
          "ResponseDisposition",
          "UIBackgroundFetchResult",
          "UNNotificationPresentationOptions");

  /** Those of callbacks that one part of an app alone answers; several share the others. */
  private static final Set<String> ANSWERS_OF_ONE =
      Set.of(
          "NavigationActionPolicy",
          "NavigationResponsePolicy",
          "AuthChallengeDisposition",
          "ResponseDisposition");

  /** Ends of the names of protocols by which frameworks call an app. */
  private static final Pattern PROMISES =
      Pattern.compile(".*(?:Delegate|DataSource|Handler|HandlerWithReply)");

  private static final Set<String> STAND_INS =
      Set.of("mock", "fake", "stub", "dummy", "preview", "spy", "testdouble");

  /** Types that may tell of a failure by what they hold. */
  private static final Pattern TELLING = Pattern.compile(".*(?:Response|Outcome|Stat(?:e|us))");

  private static final Set<TypeDeclaration.Kind> CONCRETE =
      Set.of(TypeDeclaration.Kind.STRUCT, TypeDeclaration.Kind.CLASS);

  private OwnHandlers() {}

  /** Whether a routine's handlers are owed to its callers. */
  static boolean judges(Routine routine) {
    boolean kind = routine.kind() == Routine.Kind.METHOD || routine.kind() == Routine.Kind.FUNCTION;
    // A result other than nothing tells the caller that the handler will not be called.
    boolean tellsOtherwise = !isNothing(routine.result()) && !routine.result().isUnknown();
    return kind
        && !tellsOtherwise
        && !routine.signature().isClosure()
        && !routine.is(Routine.Flag.SYNTHETIC)
        && doesSomething(routine)
        && !isStandIn(routine);
  }

  /** An empty body is a default that subclasses replace, or a stand-in. */
  private static boolean doesSomething(Routine routine) {
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (!instruction.isTerminator()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isStandIn(Routine routine) {
    String owner = routine.signature().owner().name().toLowerCase(Locale.ROOT);
    return STAND_INS.stream().anyMatch(owner::contains);
  }

  /**
   * All locals that hold a function without result, if one of them is named like a completion
   * handler: of a handler for success and one for failure, either will do.
   */
  static List<String> companionsOf(Program program, Routine routine, String handler) {
    List<String> all = new ArrayList<>(List.of(handler));
    for (Parameter parameter : routine.parameters()) {
      String name = (parameter.name() + " " + parameter.label()).toLowerCase(Locale.ROOT);
      // The type as known, not as written: an alias may stand for a function.
      TypeRef type = program.typeOf(routine, new Value.Local(parameter.name())).unwrapped();
      boolean alternative =
          ALTERNATIVES.stream().anyMatch(name::contains)
              && (isVoidFunction(parameter.type()) || isVoidFunction(type));
      if (alternative && !parameter.name().equals(handler)) {
        all.add(parameter.name());
      }
    }
    return all;
  }

  /** The locals that hold such handlers. */
  static List<String> parametersOf(Routine routine) {
    List<String> found = new ArrayList<>();
    for (Parameter parameter : routine.parameters()) {
      // Ex) func show(completion _: () -> Void): the author says that it is not used.
      boolean dropped = parameter.name().startsWith("_") && parameter.label().length() > 0;
      if (isVoidFunction(parameter.type()) && isNamedLikeOne(parameter) && !dropped) {
        found.add(parameter.name());
      }
    }
    return found;
  }

  /**
   * Why a missing call of the handler is no more than a hint; empty when callers surely count on
   * it.
   *
   * <p>They do when the handler can say that nothing came of it: an error, a result, a truth value,
   * an optional. A handler that says nothing, or only brings good news, is often meant for that
   * case alone. One that cannot be kept beyond the call keeps nobody waiting.
   *
   * @param routine the routine that gets it
   * @param thrown whether an error that is thrown leads to the missing call
   * @param answersOtherwise whether the routine calls it in several places, for several outcomes
   */
  static String doubt(
      Routine routine, Parameter parameter, boolean thrown, boolean answersOtherwise) {
    if (routine.signature().name().contains("IfNeeded")) {
      return "the name says that it may have nothing to do";
    }
    List<TypeRef> news = parameter.type().parameters();
    boolean truthOnly = news.size() == 1 && isTruth(news.get(0));
    boolean canSayNo = news.stream().anyMatch(OwnHandlers::canSayNo);
    if (parameter.isConfined()) {
      return "the handler cannot outlive the call, so nobody waits for it";
    } else if (news.isEmpty() && !thrown) {
      return "the handler brings nothing";
    } else if (parameter.hasDefault() && (truthOnly || !canSayNo)) {
      return "callers may leave the handler out";
    } else if (!answersOtherwise && !canSayNo && !answersTheSystem(parameter)) {
      return "the handler cannot say that something failed";
    }
    return "";
  }

  /**
   * Whether callers may want nothing told.
   *
   * <p>Ex) completion: ((Bool) -> Void)?, in Swift, where the author has to say so
   */
  static boolean mayBeLeftOut(Routine routine, String handler) {
    return routine.parameters().stream()
        .filter(one -> one.name().equals(handler))
        .anyMatch(
            one ->
                one.hasDefault()
                    || (routine.language() == Language.SWIFT && one.type().isOptional()));
  }

  /**
   * Whether what a handler brings is an answer that the system asked for, told by its type. Then
   * nothing is left out on purpose: the page, the connection or the notification waits.
   */
  static boolean answersTheSystem(Parameter handler) {
    return brings(handler, ANSWERS);
  }

  /**
   * Whether nobody else can answer the system, told by the type of the answer. A notification may
   * be one that another part of the app has asked for: who sees that leaves it alone.
   */
  static boolean answersAlone(Parameter handler) {
    return brings(handler, ANSWERS_OF_ONE);
  }

  private static boolean brings(Parameter handler, Set<String> answers) {
    List<TypeRef> news = handler.type().parameters();
    return !news.isEmpty() && answers.stream().anyMatch(news.get(0).name()::endsWith);
  }

  /**
   * Whether the routine is one of a framework's delegate that the catalogue does not know: named
   * after its first parameter, {@code playerView(_: AVPlayerView, ...)}, in a type that promises
   * something a framework declares. {@code request(_: URLRequest, ...)} alone is no such promise.
   */
  static boolean isCalledByFramework(Program program, Routine routine) {
    if (routine.parameters().size() < 2) {
      return false;
    }
    String sender = routine.parameters().get(0).type().unwrapped().name();
    String base = routine.signature().name().split("[(:]", 2)[0].toLowerCase(Locale.ROOT);
    return base.length() > 2
        && sender.toLowerCase(Locale.ROOT).endsWith(base)
        && program.findType(new TypeName(sender)).isEmpty()
        && program.supertypesOf(routine.signature().owner()).stream()
            .anyMatch(
                type ->
                    PROMISES.matcher(type.name()).matches() && program.findType(type).isEmpty());
  }

  /**
   * Whether all that the handler brings are values of types that only say that something was
   * reached.
   *
   * <p>Ex) {@code completion: (Credentials) -> Void}, with a structure of the app's own: however
   * many calls there are, none can tell of a failure.
   */
  static boolean bringsOnlyGoods(Program program, Parameter handler) {
    List<TypeRef> news = handler.type().parameters();
    return !news.isEmpty()
        && news.stream()
            .allMatch(
                type ->
                    !canSayNo(type)
                        && !TELLING.matcher(type.name()).matches()
                        && type.typeName()
                            .flatMap(program::findType)
                            .filter(known -> CONCRETE.contains(known.kind()))
                            .isPresent());
  }

  private static boolean isTruth(TypeRef type) {
    return type.equals(TypeRef.BOOL) || type.name().equals("BOOL") || type.name().equals("bool");
  }

  private static boolean canSayNo(TypeRef type) {
    String name = type.name();
    return type.isOptional()
        || isTruth(type)
        || name.equals(TypeRef.ARRAY)
        || name.endsWith("Error")
        || name.endsWith("Result");
  }

  private static boolean isVoidFunction(TypeRef type) {
    if (!type.isFunction()) {
      return false;
    }
    return isNothing(type.result());
  }

  private static boolean isNothing(TypeRef result) {
    return result.equals(TypeRef.VOID)
        || (result.name().equals(TypeRef.TUPLE) && result.arguments().isEmpty())
        || result.name().equals("void");
  }

  private static boolean isNamedLikeOne(Parameter parameter) {
    String name = parameter.name().toLowerCase(Locale.ROOT);
    String label = parameter.label().toLowerCase(Locale.ROOT);
    return NAMES.contains(name)
        || NAMES.contains(label)
        || SUFFIXES.stream().anyMatch(suffix -> name.endsWith(suffix) || label.endsWith(suffix));
  }
}
