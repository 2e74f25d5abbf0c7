package dev.bgcheck.engine.cache;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.TargetSummary;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.Span;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A result as bytes. Rules are stored by id. Of a file that something points into only the path is
 * stored: whoever reads the result has made sure that the file is the same.
 */
final class StoredResult {
  private StoredResult() {}

  /** One thing written or read. */
  private interface Writing<T> {
    void write(T one) throws IOException;
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /** How a file gets its text back. */
  private enum Text {
    IN_TREE,
    BINARY,
    /** Of a jar's class, or a property list that was decoded. */
    HERE
  }

  static void write(LintResult result, SourceTree tree, DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Writer writer = new Writer(new DataOutputStream(bytes));
    writer.result(result);
    // The files are known when the rest is written, and needed before it is read.
    out.writeInt(writer.files.size());
    for (SourceFile file : writer.files.keySet()) {
      Text text = text(file, tree);
      Texts.write(out, file.path());
      out.writeByte(text.ordinal());
      if (text == Text.HERE) {
        Texts.write(out, file.text());
      }
    }
    bytes.writeTo(out);
  }

  private static Text text(SourceFile file, SourceTree tree) {
    if (file.isBinary()) {
      return Text.BINARY;
    }
    try {
      return tree.text(file.path()).equals(file) ? Text.IN_TREE : Text.HERE;
    } catch (IOException notOnDisk) {
      return Text.HERE;
    }
  }

  /**
   * The result, with files read from {@code tree}.
   *
   * @param rules the rules that run now
   * @throws IOException when the bytes hold something else, or other rules ran
   */
  static LintResult read(DataInputStream in, SourceTree tree, List<Rule> rules, long start)
      throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String path = Texts.read(in);
      files.add(
          switch (Text.values()[in.readByte()]) {
            case IN_TREE -> tree.text(path);
            case BINARY -> SourceFile.binary(path);
            case HERE -> SourceFile.of(path, Texts.read(in));
          });
    }
    return new Reader(in, files).result(rules, start);
  }

  private static final class Writer {
    private final DataOutputStream out;
    private final Map<SourceFile, Integer> files = new LinkedHashMap<>();

    Writer(DataOutputStream out) {
      this.out = out;
    }

    void result(LintResult result) throws IOException {
      Texts.write(out, result.rules().stream().map(Rule::id).toList());
      all(result.findings(), this::finding);
      all(result.suppressed(), this::finding);
      all(result.notices(), this::notice);
      all(result.targets(), this::target);
      out.writeInt(result.files());
      out.writeLong(result.bytes());
      out.writeLong(result.lines());
      all(
          result.paths(),
          path -> {
            Texts.write(out, path.path());
            out.writeInt(path.found());
            Texts.write(out, path.problem());
          });
    }

    private <T> void all(List<T> list, Writing<T> writing) throws IOException {
      out.writeInt(list.size());
      for (T one : list) {
        writing.write(one);
      }
    }

    private void span(Span span) throws IOException {
      out.writeInt(files.computeIfAbsent(span.file(), unused -> files.size()));
      out.writeInt(span.start());
      out.writeInt(span.end());
    }

    private void finding(Finding finding) throws IOException {
      Texts.write(out, finding.rule());
      out.writeByte(finding.severity().ordinal());
      out.writeByte(finding.confidence().ordinal());
      Texts.write(out, finding.message());
      Texts.write(out, finding.target());
      span(finding.span());
      Texts.write(out, finding.symbol());
      all(
          finding.related(),
          one -> {
            Texts.write(out, one.message());
            span(one.span());
          });
      all(
          finding.trace(),
          one -> {
            Texts.write(out, one.message());
            span(one.span());
          });
      Texts.write(out, finding.why());
      all(finding.fix().stream().toList(), this::fix);
      Texts.write(out, finding.help());
      Texts.write(out, finding.contracts());
      Texts.write(out, finding.reason());
    }

    private void fix(Fix fix) throws IOException {
      Texts.write(out, fix.description());
      all(
          fix.edits(),
          edit -> {
            span(edit.span());
            Texts.write(out, edit.newText());
          });
      out.writeBoolean(fix.safe());
    }

    private void notice(Notice notice) throws IOException {
      out.writeByte(notice.kind().ordinal());
      Texts.write(out, notice.message());
      all(notice.span().stream().toList(), this::span);
    }

    private void target(TargetSummary target) throws IOException {
      Texts.write(out, target.id());
      Texts.write(out, target.name());
      Texts.write(out, target.platform());
      Texts.write(out, target.kind());
      Texts.write(out, target.infoPlist());
      out.writeInt(target.files());
      all(
          target.configuration(),
          entry -> {
            Texts.write(out, entry.key());
            Texts.write(out, entry.value());
            Texts.write(out, entry.origin());
          });
    }
  }

  private static final class Reader {
    private final DataInputStream in;
    private final List<SourceFile> files;

    Reader(DataInputStream in, List<SourceFile> files) {
      this.in = in;
      this.files = files;
    }

    LintResult result(List<Rule> rules, long start) throws IOException {
      if (!Texts.readList(in).equals(rules.stream().map(Rule::id).toList())) {
        throw new IOException("other rules ran");
      }
      return new LintResult(
          all(this::finding),
          all(this::finding),
          List.of(),
          all(this::notice),
          all(this::target),
          rules,
          in.readInt(),
          in.readLong(),
          in.readLong(),
          Duration.ofNanos(System.nanoTime() - start),
          0,
          all(
              () ->
                  new AppProject.RequestedPath(
                      Texts.read(in), in.readInt(), Texts.readOptional(in))));
    }

    private <T> List<T> all(Reading<T> reading) throws IOException {
      List<T> list = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        list.add(reading.read());
      }
      return list;
    }

    private <T> Optional<T> optional(Reading<T> reading) throws IOException {
      return all(reading).stream().findFirst();
    }

    private Span span() throws IOException {
      return new Span(files.get(in.readInt()), in.readInt(), in.readInt());
    }

    private Finding finding() throws IOException {
      return new Finding(
          Texts.read(in),
          Severity.values()[in.readByte()],
          Confidence.values()[in.readByte()],
          Texts.read(in),
          Texts.readOptional(in),
          span(),
          Texts.readOptional(in),
          all(() -> new RelatedSpan(Texts.read(in), span())),
          all(() -> new TraceStep(Texts.read(in), span())),
          Texts.read(in),
          optional(this::fix),
          Texts.readList(in),
          Texts.readList(in),
          Texts.readOptional(in));
    }

    private Fix fix() throws IOException {
      return new Fix(
          Texts.read(in), all(() -> new TextEdit(span(), Texts.read(in))), in.readBoolean());
    }

    private Notice notice() throws IOException {
      return new Notice(Notice.Kind.values()[in.readByte()], Texts.read(in), optional(this::span));
    }

    private TargetSummary target() throws IOException {
      return new TargetSummary(
          Texts.read(in),
          Texts.read(in),
          Texts.read(in),
          Texts.read(in),
          Texts.readOptional(in),
          in.readInt(),
          all(
              () ->
                  new TargetSummary.EffectiveEntry(
                      Texts.read(in), Texts.read(in), Texts.read(in))));
    }
  }
}
