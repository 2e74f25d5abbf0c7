package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.TargetSummary;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.rule.Maturity;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.rule.RuleExample;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One fixed result with everything in it that is awkward to show. */
final class SampleResult {
  static final SourceFile TRACKER =
      SourceFile.of(
          "Weather/LocationTracker.swift",
          """
          import CoreLocation

          /* 🛰️ */ final class LocationTracker {
          	let manager = CLLocationManager()
          	func start() {
          		/* 位置 👩‍👩‍👧 */ manager.allowsBackgroundLocationUpdates = true
          		manager.startUpdatingLocation(
          			// several
          			// lines
          			// of
          			// arguments
          		)
          	}
          }
          """);
  static final SourceFile PLIST =
      SourceFile.of(
          "Weather/Info.plist",
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <plist version="1.0">
          <dict>
            <key>UIBackgroundModes</key>
            <array>
              <string>fetsh</string>
            </array>
          </dict>
          </plist>
          """
              .replace("\n", "\r\n"));
  static final SourceFile DELEGATE =
      SourceFile.of(
          "Weather & Co/App \"Delegate\".m",
          """
          - (void)application:(UIApplication *)app performFetch:(void (^)(NSInteger))done {
            [self.tracker start]; // \u001B[31mred\u202E
          }
          """);
  static final SourceFile GENERATED =
      SourceFile.of(
          "Weather/Generated.swift",
          "let table = [" + "\"värde\", ".repeat(60) + "begin(), " + "\"値\", ".repeat(60) + "]\n");
  static final SourceFile WATCH = SourceFile.binary("../Shared/Watch Info.plist");

  static final Rule MISSING_MODE =
      rule(
          "missing-background-mode",
          "requirement",
          Severity.ERROR,
          "A background API is used without the background mode it needs",
          "The system ends the app as soon as it uses the API.",
          "Add the mode to `UIBackgroundModes`.",
          List.of("M05"),
          List.of("background-mode-missing"));
  static final Rule UNKNOWN_MODE =
      rule(
          "unknown-background-mode",
          "property-list",
          Severity.ERROR,
          "A background mode that no system knows",
          "App Store Connect rejects the upload.",
          "Use one of the documented values.",
          List.of("P15", "S02"),
          List.of());
  static final Rule HANDLER =
      rule(
          "completion-handler-not-called",
          "completion",
          Severity.WARNING,
          "A completion handler is not called on some path",
          "The system counts the launch as failed and wakes the app less often.",
          "Call the handler on every path.",
          List.of("C05"),
          List.of());
  static final Rule QUIET =
      rule(
          "exits-on-suspend",
          "property-list",
          Severity.NOTE,
          "The app asks not to run in the background",
          "Nothing runs.",
          "Remove the key.",
          List.of(),
          List.of());

  private SampleResult() {}

  static LintResult full() {
    Finding mode =
        finding(
            MISSING_MODE,
            "`allowsBackgroundLocationUpdates` is set, but target `Weather` does not declare"
                + " `location`",
            at(TRACKER, "manager.allowsBackgroundLocationUpdates = true"),
            "LocationTracker.start()",
            List.of(
                new RelatedSpan(
                    "`UIBackgroundModes` of target `Weather`",
                    at(PLIST, "<key>UIBackgroundModes</key>"))),
            List.of(
                new TraceStep("the system launches the app in the background", start(DELEGATE)),
                new TraceStep("calls `LocationTracker.start()`", at(DELEGATE, "self.tracker"))),
            Fix.advice(
                "Add `location` to `UIBackgroundModes` in Weather/Info.plist:\n"
                    + "<key>UIBackgroundModes</key>\n<array>\n\t<string>location</string>\n"
                    + "</array>\n"));
    Finding again =
        finding(
            MISSING_MODE,
            "background location updates need `location`",
            at(
                TRACKER,
                "manager.startUpdatingLocation(\n"
                    + "\t\t\t// several\n\t\t\t// lines\n\t\t\t// of\n\t\t\t// arguments\n\t\t)"),
            "LocationTracker.start()",
            List.of(),
            List.of(),
            null);
    Finding unknown =
        finding(
            UNKNOWN_MODE,
            "`fetsh` is no background mode; did you mean `fetch`?",
            at(PLIST, "<string>fetsh</string>"),
            "UIBackgroundModes",
            List.of(),
            List.of(),
            Fix.advice("Write `fetch`"));
    Finding handler =
        finding(
            HANDLER,
            "`done` is not called",
            at(DELEGATE, "performFetch:"),
            "-[AppDelegate application:performFetch:]",
            List.of(),
            List.of(),
            null);
    Finding line =
        finding(
            HANDLER,
            "100 %: a, b | <c> @everyone *not* called\nsecond line",
            at(GENERATED, "begin()"),
            "table",
            List.of(),
            List.of(),
            Fix.advice("Call it"));
    Finding binary =
        finding(
            QUIET,
            "`WKBackgroundModes` is empty",
            WATCH.start(),
            "WKBackgroundModes",
            List.of(),
            List.of(),
            null);
    Finding escape =
        finding(
            QUIET,
            "a comment tries to command the terminal",
            at(DELEGATE, "// \u001B[31mred"),
            "x",
            List.of(),
            List.of(),
            null);
    return new LintResult(
        List.of(binary, handler, escape, line, unknown, mode, again),
        List.of(
            finding(
                HANDLER,
                "silenced",
                at(TRACKER, "func start()"),
                "LocationTracker",
                List.of(),
                List.of(),
                null)),
        List.of(
            finding(
                QUIET,
                "known since long",
                at(PLIST, "<plist version=\"1.0\">"),
                "",
                List.of(),
                List.of(),
                null)),
        List.of(
            Notice.at(
                Notice.Kind.NOT_PARSED,
                at(TRACKER, "/* 🛰️ */"),
                "the rest of the file is not understood"),
            Notice.general(Notice.Kind.SKIPPED, "3 files over 32 MB were left out")),
        List.of(
            new TargetSummary(
                "Weather.xcodeproj/Weather",
                "Weather",
                "ios",
                "app",
                Optional.of("Weather/Info.plist"),
                12,
                List.of(
                    new TargetSummary.EffectiveEntry(
                        "UIBackgroundModes", "fetsh", "Weather/Info.plist:4"))),
            new TargetSummary(
                "Weather.xcodeproj/Weather Watch",
                "Weather Watch",
                "watchos",
                "watch-app",
                Optional.empty(),
                1,
                List.of())),
        List.of(HANDLER, QUIET, MISSING_MODE, UNKNOWN_MODE),
        13,
        45_678,
        Duration.ofMillis(1234),
        0);
  }

  static LintResult clean() {
    return new LintResult(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(QUIET),
        1,
        10,
        Duration.ZERO,
        0);
  }

  static LintResult many(int findings) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < findings; i++) {
      text.append("begin").append(i).append("()\n");
    }
    SourceFile file = SourceFile.of("Many.swift", text.toString());
    SourceFile other = SourceFile.of("Other.swift", text.toString());
    List<Finding> all = new java.util.ArrayList<>();
    for (int i = 0; i < findings; i++) {
      SourceFile where = i % 2 == 0 ? file : other;
      all.add(
          finding(
              HANDLER, "call " + i, at(where, "begin" + i + "()"), "", List.of(), List.of(), null));
    }
    return new LintResult(
        all,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(HANDLER),
        2,
        text.length(),
        Duration.ZERO,
        0);
  }

  static Span at(SourceFile file, String text) {
    int start = file.text().indexOf(text);
    if (start < 0) {
      throw new IllegalArgumentException(text);
    }
    return file.span(start, start + text.length());
  }

  private static Span start(SourceFile file) {
    return file.span(0, 6);
  }

  private static Finding finding(
      Rule rule,
      String message,
      Span span,
      String symbol,
      List<RelatedSpan> related,
      List<TraceStep> trace,
      Fix fix) {
    return new Finding(
        rule.id(),
        rule.severity(),
        Confidence.CERTAIN,
        message,
        Optional.of("Weather"),
        span,
        Optional.of(symbol),
        related,
        trace,
        rule.why(),
        Optional.ofNullable(fix),
        rule.references(),
        rule.contracts(),
        Optional.empty());
  }

  private static Rule rule(
      String id,
      String family,
      Severity severity,
      String title,
      String why,
      String fix,
      List<String> contracts,
      List<String> aliases) {
    SourceFile file = SourceFile.of("rules/" + family + "/" + id + ".yml", "id: " + id + "\n");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("App.swift", "begin() // expect\n");
    return new Rule(
        id,
        family,
        "sample",
        severity,
        Maturity.STABLE,
        "0.1.0",
        aliases,
        title,
        "{message}",
        why,
        fix,
        List.of("https://developer.apple.com/documentation/sample/" + id),
        contracts,
        List.of(new RuleExample("the usual mistake", files, "", Set.of(), true, file.start())),
        file.start());
  }
}
