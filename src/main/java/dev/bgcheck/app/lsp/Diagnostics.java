package dev.bgcheck.app.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Findings and notices in the protocol's words. */
final class Diagnostics {
  private static final int ERROR = 1;
  private static final int WARNING = 2;
  private static final int INFORMATION = 3;
  private static final int HINT = 4;
  private static final int UNNECESSARY = 1;

  private final Function<Span, String> addresses;

  /**
   * Diagnostics whose files are called as the editor calls them.
   *
   * @param addresses the address of a span's file
   */
  Diagnostics(Function<Span, String> addresses) {
    this.addresses = addresses;
  }

  /** What a result says of each file that it says something of. */
  Map<String, JsonArray> byAddress(LintResult result) {
    Map<String, JsonArray> all = new LinkedHashMap<>();
    for (Finding finding : result.findings()) {
      add(all, finding.span(), of(finding));
    }
    for (Notice notice : result.notices()) {
      notice.span().ifPresent(span -> add(all, span, of(notice, span)));
    }
    return all;
  }

  private void add(Map<String, JsonArray> all, Span span, JsonObject diagnostic) {
    all.computeIfAbsent(addresses.apply(span), unused -> new JsonArray()).add(diagnostic);
  }

  JsonObject of(Finding finding) {
    JsonObject diagnostic = new JsonObject();
    diagnostic.add("range", Ranges.underlined(finding.span()));
    diagnostic.addProperty("severity", number(finding.severity()));
    diagnostic.addProperty("code", finding.rule());
    finding.help().stream()
        .findFirst()
        .ifPresent(
            page -> {
              JsonObject description = new JsonObject();
              description.addProperty("href", page);
              diagnostic.add("codeDescription", description);
            });
    diagnostic.addProperty("source", "bgcheck");
    String why = finding.why().isBlank() ? "" : "\n" + finding.why();
    diagnostic.addProperty("message", finding.message() + why);
    if (isLeftOver(finding)) {
      JsonArray tags = new JsonArray();
      tags.add(UNNECESSARY);
      diagnostic.add("tags", tags);
    }
    JsonArray related = new JsonArray();
    for (RelatedSpan place : finding.related()) {
      related.add(related(place.message(), place.span()));
    }
    List<TraceStep> trace = finding.trace();
    for (int i = 0; i < trace.size(); i++) {
      related.add(related((i + 1) + ". " + trace.get(i).message(), trace.get(i).span()));
    }
    if (!related.isEmpty()) {
      diagnostic.add("relatedInformation", related);
    }
    return diagnostic;
  }

  /** Whether the repair is to take away what the finding points at; editors show it faded. */
  private static boolean isLeftOver(Finding finding) {
    List<TextEdit> edits = finding.fix().map(fix -> fix.edits()).orElse(List.of());
    return !edits.isEmpty()
        && edits.stream()
            .allMatch(
                edit ->
                    edit.newText().isEmpty()
                        && edit.span().file().equals(finding.span().file())
                        && edit.span().start() <= finding.span().start()
                        && finding.span().end() <= edit.span().end());
  }

  private JsonObject related(String message, Span span) {
    JsonObject location = new JsonObject();
    location.addProperty("uri", addresses.apply(span));
    location.add("range", Ranges.underlined(span));
    JsonObject related = new JsonObject();
    related.add("location", location);
    related.addProperty("message", message);
    return related;
  }

  private static JsonObject of(Notice notice, Span span) {
    boolean unused = notice.kind() == Notice.Kind.UNUSED_SUPPRESSION;
    JsonObject diagnostic = new JsonObject();
    diagnostic.add("range", Ranges.underlined(span));
    diagnostic.addProperty("severity", unused ? HINT : INFORMATION);
    diagnostic.addProperty("code", notice.kind().word());
    diagnostic.addProperty("source", "bgcheck");
    diagnostic.addProperty("message", notice.message());
    if (unused) {
      JsonArray tags = new JsonArray();
      tags.add(UNNECESSARY);
      diagnostic.add("tags", tags);
    }
    return diagnostic;
  }

  private static int number(Severity severity) {
    return switch (severity) {
      case ERROR -> ERROR;
      case WARNING -> WARNING;
      case NOTE -> INFORMATION;
    };
  }
}
