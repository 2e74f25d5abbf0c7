package dev.bgcheck.analysis.lifetime;

import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.Value;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells by its name what only writes a log: the logs of Apple and Java, and those that apps make
 * for themselves ({@code FileLog.add}, {@code MYLogDebug}, {@code logEvent}), whose code writes
 * files and posts to servers but sets off nothing that a task waits for.
 */
final class LogNames {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "print",
          "debugPrint",
          "NSLog",
          "os_log",
          "log",
          "debug",
          "info",
          "notice",
          "warning",
          "warn",
          "error",
          "fault",
          "critical",
          "trace",
          "verbose",
          "println",
          "printf");

  /** Text that goes into a message. */
  private static final Set<String> TEXTS = Set.of("String", "NSString", "Date", "NSDate", "Int");

  // Ex) Log, FileLog, AppLogger, MYLogDebug; not Login, Logout, Catalog
  private static final Pattern LOG = Pattern.compile(".*Log(?:s|ger|ging)?(?:[A-Z_0-9].*)?");
  private static final Pattern VERB = Pattern.compile("log(?:[A-Z_].*)?");

  private LogNames() {}

  /** Whether a routine of the app is one of a log. */
  static boolean isLogging(RoutineSignature routine) {
    RoutineSignature current = routine;
    while (current.isClosure()) {
      current = current.enclosing();
    }
    String owner = current.owner().isGlobal() ? "" : current.owner().toString();
    return LOG.matcher(owner.substring(owner.lastIndexOf('.') + 1)).matches()
        || isName(current.name().split("[(:/]", 2)[0]);
  }

  /** Whether a call of something unknown writes a log, or makes the text for one. */
  static boolean isLogging(Instruction.Call call) {
    boolean text = call.receiver() instanceof Value.Type type && TEXTS.contains(type.type().name());
    return text || FUNCTIONS.contains(CallNames.baseName(call)) || isName(CallNames.baseName(call));
  }

  private static boolean isName(String base) {
    return LOG.matcher(base).matches() || VERB.matcher(base).matches();
  }
}
