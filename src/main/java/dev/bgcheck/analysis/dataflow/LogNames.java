package dev.bgcheck.analysis.dataflow;

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
public final class LogNames {
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

  // Ex) Log, FileLog, AppLogger, LogManager; not LogExporter, EventLogUpload
  private static final Pattern TYPE =
      Pattern.compile("(?:.*[a-z0-9A-Z])?Log(?:s|ger|ging)?(?:Manager|Service|Center|Utils?)?");

  /** What a log may do besides writing, and what may then be waited for. */
  private static final Pattern OTHER_WORK =
      Pattern.compile(
          "(?i)(?:cancel|stop|end|finish|complete|close|abort|invalidate|suspend|export|upload|send)"
              + ".*");

  // Ex) MYLogDebug, DLog, NSLogv; not exportLog, Login
  private static final Pattern FUNCTION =
      Pattern.compile(
          "[A-Z][A-Za-z]*Log(?:ger)?(?:v|Debug|Info|Error|Warn|Warning|Verbose|Default|Fault|Trace"
              + "|Notice|Message|[DIWEV])?");
  private static final Pattern VERB = Pattern.compile("log(?:[A-Z_].*)?");

  private LogNames() {}

  /** Whether a routine of the app is one of a log. */
  public static boolean isLogging(RoutineSignature routine) {
    RoutineSignature current = routine;
    while (current.isClosure()) {
      current = current.enclosing();
    }
    String owner = current.owner().isGlobal() ? "" : current.owner().toString();
    String method = current.name().split("[(:/]", 2)[0];
    boolean ofLog = TYPE.matcher(owner.substring(owner.lastIndexOf('.') + 1)).matches();
    return ofLog && !OTHER_WORK.matcher(method).matches() || isName(method);
  }

  /** Whether a call of something unknown writes a log, or makes the text for one. */
  public static boolean isLogging(Instruction.Call call) {
    boolean text = call.receiver() instanceof Value.Type type && TEXTS.contains(type.type().name());
    return text || FUNCTIONS.contains(CallNames.baseName(call)) || isName(CallNames.baseName(call));
  }

  private static boolean isName(String base) {
    return FUNCTION.matcher(base).matches() || VERB.matcher(base).matches();
  }
}
