package dev.bgcheck.report;

import com.google.gson.stream.JsonWriter;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.TargetSummary;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.rule.RuleExample;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the page shows, as JSON. Files are listed once and referred to by number; a place is {@code
 * [file, line, column, endLine, endColumn]}.
 */
final class HtmlData {
  // Longer files are shown around their findings only.
  private static final int WHOLE_FILE = 400_000;
  private static final int LINES_AROUND = 40;
  private static final int LONGEST_LINE = 4_000;

  private final ReportSettings settings;
  private final ReportPaths paths;
  private final Map<SourceFile, Integer> numbers = new LinkedHashMap<>();
  private final Map<SourceFile, List<Span>> places = new LinkedHashMap<>();

  HtmlData(ReportSettings settings) {
    this.settings = settings;
    this.paths = new ReportPaths(settings);
  }

  void write(LintResult result, Appendable out) throws IOException {
    JsonWriter json = JsonText.embedded(out);
    json.beginObject();
    json.name("version").value(settings.toolVersion());
    json.name("seconds").value(settings.times() ? result.duration().toMillis() / 1000.0 : 0);
    json.name("fileCount").value(result.files());
    json.name("suppressed").value(result.suppressed().size());
    json.name("baselined").value(result.baselined().size());
    json.name("targets").beginArray();
    for (TargetSummary target : result.targets()) {
      writeTarget(target, json);
    }
    json.endArray();
    json.name("findings").beginArray();
    for (Finding finding : result.findings()) {
      writeFinding(finding, json);
    }
    json.endArray();
    json.name("notices").beginArray();
    for (Notice notice : result.notices()) {
      json.beginObject();
      json.name("kind").value(notice.kind().word());
      json.name("message").value(notice.message());
      if (notice.span().isPresent()) {
        json.name("place");
        writePlace(notice.span().get(), json);
      }
      json.endObject();
    }
    json.endArray();
    writeRules(result, json);
    json.name("files").beginArray();
    for (SourceFile file : numbers.keySet()) {
      writeFile(file, json);
    }
    json.endArray();
    json.endObject();
    json.flush();
  }

  private static void writeTarget(TargetSummary target, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("name").value(target.name());
    json.name("platform").value(target.platform());
    json.name("kind").value(target.kind());
    json.name("infoPlist").value(target.infoPlist().orElse(null));
    json.name("files").value(target.files());
    json.name("configuration").beginArray();
    for (TargetSummary.EffectiveEntry entry : target.configuration()) {
      json.beginArray().value(entry.key()).value(entry.value()).value(entry.origin()).endArray();
    }
    json.endArray().endObject();
  }

  private void writeFinding(Finding finding, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("rule").value(finding.rule());
    json.name("severity").value(finding.severity().word());
    json.name("confidence").value(finding.confidence().word());
    json.name("message").value(finding.message());
    json.name("target").value(finding.target().orElse(""));
    json.name("place");
    writePlace(finding.span(), json);
    json.name("related").beginArray();
    for (RelatedSpan related : finding.related()) {
      writeNamedPlace(related.message(), related.span(), json);
    }
    json.endArray();
    json.name("trace").beginArray();
    for (TraceStep step : finding.trace()) {
      writeNamedPlace(step.message(), step.span(), json);
    }
    json.endArray();
    json.name("why").value(finding.why().strip());
    RepairText repair = finding.fix().map(RepairText::of).orElse(new RepairText("", List.of()));
    json.name("fix").value(repair.sentence());
    json.name("fixCode").value(String.join("\n", repair.code()));
    json.name("help").beginArray();
    for (String address : finding.help()) {
      json.value(address);
    }
    json.endArray();
    json.name("contracts").value(String.join(", ", finding.contracts()));
    json.endObject();
  }

  private void writeNamedPlace(String message, Span span, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("message").value(message);
    json.name("place");
    writePlace(span, json);
    json.endObject();
  }

  private void writePlace(Span span, JsonWriter json) throws IOException {
    places.computeIfAbsent(span.file(), file -> new ArrayList<>()).add(span);
    Integer number = numbers.computeIfAbsent(span.file(), file -> numbers.size());
    json.beginArray();
    json.value(number);
    json.value(span.line()).value(span.column());
    json.value(span.endLine()).value(span.endColumn());
    json.endArray();
  }

  /** The rules that said something; the page explains no others. */
  private static void writeRules(LintResult result, JsonWriter json) throws IOException {
    TreeSet<String> used = new TreeSet<>();
    result.findings().forEach(finding -> used.add(finding.rule()));
    Map<String, Rule> rules = new TreeMap<>();
    result.rules().stream()
        .filter(rule -> used.contains(rule.id()))
        .forEach(rule -> rules.put(rule.id(), rule));
    json.name("rules").beginObject();
    for (Rule rule : rules.values()) {
      json.name(rule.id()).beginObject();
      json.name("title").value(rule.title());
      json.name("severity").value(rule.severity().word());
      json.name("family").value(rule.family());
      json.name("since").value(rule.since());
      json.name("why").value(rule.why().strip());
      json.name("fix").value(rule.fix().strip());
      json.name("contracts").value(String.join(", ", rule.contracts()));
      json.name("references").beginArray();
      for (String reference : rule.references()) {
        json.value(reference);
      }
      json.endArray();
      json.name("examples").beginArray();
      for (RuleExample example : rule.examples()) {
        if (example.documented()) {
          writeExample(example, json);
        }
      }
      json.endArray().endObject();
    }
    json.endObject();
  }

  private static void writeExample(RuleExample example, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("name").value(example.name());
    json.name("loud").value(example.isLoud());
    json.name("files").beginArray();
    for (Map.Entry<String, String> file : example.files().entrySet()) {
      json.beginArray();
      json.value(file.getKey()).value(RulePage.readable(file.getValue()));
      json.endArray();
    }
    json.endArray().endObject();
  }

  private void writeFile(SourceFile file, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("path").value(paths.inRepository(file.path()));
    json.name("binary").value(file.isBinary());
    // Pieces of the text: the number of the first line, and the lines.
    json.name("pieces").beginArray();
    if (!file.isBinary()) {
      for (int[] range : ranges(file)) {
        json.beginArray().value(range[0]);
        json.beginArray();
        for (int line = range[0]; line <= range[1]; line++) {
          String text = file.lineText(line);
          json.value(text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…");
        }
        json.endArray().endArray();
      }
    }
    json.endArray().endObject();
  }

  /** The lines to show: all, or those around each place. */
  private List<int[]> ranges(SourceFile file) {
    int last = file.lines().lineCount();
    if (file.text().length() <= WHOLE_FILE) {
      return List.of(new int[] {1, last});
    }
    List<int[]> ranges = new ArrayList<>();
    for (Span span : places.get(file).stream().sorted().toList()) {
      int from = Math.max(1, span.line() - LINES_AROUND);
      int to = Math.min(last, span.endLine() + LINES_AROUND);
      int[] previous = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
      if (previous != null && from <= previous[1] + 1) {
        previous[1] = Math.max(previous[1], to);
      } else {
        ranges.add(new int[] {from, to});
      }
    }
    return ranges;
  }
}
