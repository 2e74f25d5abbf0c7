package dev.bgcheck.app.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What an editor can do about a finding: the machine's repair, or a comment that silences it. */
final class CodeActions {
  /**
   * How files are called and known.
   *
   * @param address the address of a span's file
   * @param version the version of the open document of that address, when it is open
   * @param unchanged whether the file is still the one that was checked
   * @param versioned whether the editor understands edits of a certain version
   */
  record Files(
      Function<Span, String> address,
      Function<String, Optional<Integer>> version,
      Predicate<SourceFile> unchanged,
      boolean versioned) {}

  private final Files files;
  private final Diagnostics diagnostics;

  CodeActions(Files files) {
    this.files = files;
    this.diagnostics = new Diagnostics(files.address());
  }

  /** The actions for some findings, in their order; repairs come before comments. */
  JsonArray of(List<Finding> findings) {
    JsonArray actions = new JsonArray();
    for (Finding finding : findings) {
      repair(finding).ifPresent(actions::add);
    }
    for (Finding finding : findings) {
      suppression(finding).ifPresent(actions::add);
    }
    return actions;
  }

  private Optional<JsonObject> repair(Finding finding) {
    Optional<Fix> fix = finding.fix().filter(one -> !one.edits().isEmpty());
    if (fix.isEmpty()
        || !fix.get().edits().stream()
            .map(edit -> edit.span().file())
            .allMatch(file -> !file.isBinary() && files.unchanged().test(file))) {
      return Optional.empty();
    }
    String title = fix.get().description().strip().lines().findFirst().orElse("Repair");
    JsonObject action = action(title, finding, fix.get().edits());
    action.addProperty("isPreferred", fix.get().safe());
    return Optional.of(action);
  }

  private Optional<JsonObject> suppression(Finding finding) {
    SourceFile file = finding.span().file();
    if (file.isBinary() || !files.unchanged().test(file)) {
      return Optional.empty();
    }
    int line = finding.span().line();
    // A comment between the lines of a macro would end it.
    if (line > 1 && file.lineText(line - 1).endsWith("\\")) {
      return Optional.empty();
    }
    String text = file.lineText(line);
    String indent = text.substring(0, text.length() - text.stripLeading().length());
    String end = file.text().contains("\r\n") ? "\r\n" : "\n";
    int start = file.lines().lineStart(line);
    return comment(file, line, "bgcheck:ignore " + finding.rule())
        .map(
            comment ->
                action(
                    "Ignore `" + finding.rule() + "` here",
                    finding,
                    List.of(new TextEdit(file.span(start, start), indent + comment + end))));
  }

  /** The comment in the language of the file; absent where there can be none. */
  private static Optional<String> comment(SourceFile file, int line, String words) {
    return switch (TreePath.ending(file.path())) {
      case "swift", "m", "mm", "h", "c", "cc", "cpp", "java", "kt" -> Optional.of("// " + words);
      case "yml", "yaml", "properties" -> Optional.of("# " + words);
      case "xcconfig" -> Optional.of("// " + words);
      case "plist", "entitlements", "xml" -> {
        if (!file.text().contains("<plist") && !file.text().startsWith("<?xml")) {
          yield Optional.of("// " + words);
        }
        // Before the XML declaration nothing may stand.
        yield line > 1 ? Optional.of("<!-- " + words + " -->") : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private JsonObject action(String title, Finding finding, List<TextEdit> edits) {
    JsonArray solved = new JsonArray();
    solved.add(diagnostics.of(finding));
    JsonObject action = new JsonObject();
    action.addProperty("title", title);
    action.addProperty("kind", "quickfix");
    action.add("diagnostics", solved);
    action.add("edit", workspaceEdit(edits));
    return action;
  }

  private JsonObject workspaceEdit(List<TextEdit> edits) {
    Map<String, JsonArray> byAddress = new LinkedHashMap<>();
    for (TextEdit edit : edits) {
      JsonObject one = new JsonObject();
      one.add("range", Ranges.of(edit.span()));
      one.addProperty("newText", edit.newText());
      byAddress
          .computeIfAbsent(files.address().apply(edit.span()), unused -> new JsonArray())
          .add(one);
    }
    if (!files.versioned()) {
      JsonObject changes = new JsonObject();
      byAddress.forEach(changes::add);
      return Json.object("changes", changes);
    }
    JsonArray changes = new JsonArray();
    byAddress.forEach(
        (address, all) -> {
          JsonObject document = new JsonObject();
          document.addProperty("uri", address);
          files
              .version()
              .apply(address)
              .ifPresentOrElse(
                  version -> document.addProperty("version", version),
                  () -> document.add("version", JsonNull.INSTANCE));
          JsonObject change = new JsonObject();
          change.add("textDocument", document);
          change.add("edits", all);
          changes.add(change);
        });
    return Json.object("documentChanges", changes);
  }
}
