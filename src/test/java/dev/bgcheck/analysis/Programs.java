package dev.bgcheck.analysis;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiCatalogException;
import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.api.Contracts;
import dev.bgcheck.link.Linker;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramParser;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.UnitValidator;
import dev.bgcheck.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Programs written in the text form, linked with a small catalogue that the tests can see. */
public final class Programs {
  private static final String APIS =
      """
      framework: Tests
      types:
        DispatchQueue:
          extends: NSObject
          members:
            "static let main: DispatchQueue":
              objc: mainQueue
              queue: main
            "static func global() -> DispatchQueue":
              objc: globalQueue
              queue: background
            "func async(execute: () -> Void)":
              objc: "-async:"
              closure: { runs: exactly-once, when: later, thread: receiver }
        NSObject: {}
        Timer:
          extends: NSObject
          members:
            "func maybe(_: () -> Void)":
              closure: { runs: at-most-once, when: later }
        BGTask:
          extends: NSObject
          members:
            "func setTaskCompleted(success: Bool)":
              objc: "setTaskCompletedWithSuccess:"
              distinctive: true
            "var expirationHandler: (() -> Void)?":
              closure: { runs: at-most-once, when: later }
        NotificationCenter:
          extends: NSObject
          members:
            "static let default: NotificationCenter":
              objc: defaultCenter
            "func addObserver(forName: Notification.Name, using: () -> Void)":
              objc: "addObserverForName:usingBlock:"
              distinctive: true
              closure: { runs: many, when: later, thread: unknown }
        UIApplication:
          extends: NSObject
          notifications:
            - { swift: leftNotification, state: background }
            - { swift: cameNotification, state: foreground }
        UIApplicationDelegate:
          is: protocol
          callbacks: { thread: main }
          members:
            "func left()": { callback: { state: background } }
            "func launched()": { callback: { state: possibly-background } }
            "func came()": { callback: { state: foreground } }
      """;

  private static final ApiCatalog CATALOG = catalog();

  private Programs() {}

  /** The small catalogue. */
  public static ApiCatalog catalog() {
    try {
      return ApiCatalogLoader.load(List.of(SourceFile.of("apis.yml", APIS)), Contracts.load());
    } catch (ApiCatalogException e) {
      throw new AssertionError(e);
    }
  }

  /** The program of units in the text form; broken units fail. */
  public static Program link(String text) {
    return new Linker(CATALOG).link(units("p.txt", text));
  }

  /** The program of two files, {@code p.txt} and {@code q.txt}. */
  public static Program link(String first, String second) {
    List<LoweredUnit> units = new ArrayList<>(units("p.txt", first));
    units.addAll(units("q.txt", second));
    return new Linker(CATALOG).link(units);
  }

  private static List<LoweredUnit> units(String path, String text) {
    String heading = "unit \"" + path + "\" swift application\n";
    String named = text.startsWith("unit") ? text : heading + text;
    List<LoweredUnit> units = ProgramParser.parse(SourceFile.of(path, named));
    for (LoweredUnit unit : units) {
      List<String> problems = UnitValidator.problems(unit);
      if (!problems.isEmpty()) {
        throw new AssertionError(String.join("\n", problems));
      }
    }
    return units;
  }

  /** The routine whose signature reads {@code signature}. */
  public static Routine routine(Program program, String signature) {
    return program.routines().stream()
        .filter(routine -> routine.signature().toString().equals(signature))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no routine " + signature));
  }
}
