package dev.bgcheck.frontend.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.CompilationUnit;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as JavaParser understands it.
 *
 * <p>JavaParser gives up a class at the first member it cannot parse. Such a member is blanked out
 * and the file parsed again, a few times, so that one broken method does not hide the others.
 *
 * @param tree what was understood; absent when nothing was
 * @param notices what was not
 */
record JavaParsing(Optional<CompilationUnit> tree, List<Notice> notices) {
  private static final int MOST_REPAIRS = 8;
  // Each level of lambdas with blocks doubles the time to parse them: 2^16 is a few seconds.
  private static final int DEEPEST_LAMBDAS = 16;

  static JavaParsing of(SourceFile file) {
    if (JavaText.lambdaDepth(file.text()) > DEEPEST_LAMBDAS) {
      return new JavaParsing(
          Optional.empty(),
          List.of(
              Notice.at(
                  Notice.Kind.NOT_PARSED,
                  file.start(),
                  "lambdas are nested more than "
                      + DEEPEST_LAMBDAS
                      + " deep; the file was left out")));
    }
    String text = file.text();
    List<Notice> notices = new ArrayList<>();
    ParseResult<CompilationUnit> result = parse(text);
    for (int i = 0; i < MOST_REPAIRS && !result.isSuccessful(); i++) {
      Span place = place(file, result.getProblems().get(0));
      notices.add(
          Notice.at(Notice.Kind.NOT_PARSED, place, "not understood here: " + message(result)));
      Optional<String> repaired = JavaText.withoutMember(text, place.start());
      if (repaired.isEmpty()) {
        break;
      }
      text = repaired.get();
      result = parse(text);
    }
    return new JavaParsing(result.getResult(), notices);
  }

  /**
   * Parses at the current level, which alone knows {@code yield}; what it forbids, such as a
   * variable named {@code _} in an old file, is tried again without any level's rules.
   */
  private static ParseResult<CompilationUnit> parse(String text) {
    ParseResult<CompilationUnit> current = parse(text, ParserConfiguration.LanguageLevel.JAVA_26);
    if (current.isSuccessful()) {
      return current;
    }
    ParseResult<CompilationUnit> lenient = parse(text, ParserConfiguration.LanguageLevel.RAW);
    return lenient.isSuccessful() ? lenient : current;
  }

  private static ParseResult<CompilationUnit> parse(
      String text, ParserConfiguration.LanguageLevel level) {
    ParserConfiguration configuration = new ParserConfiguration();
    configuration.setLanguageLevel(level);
    configuration.setAttributeComments(false);
    return new JavaParser(configuration).parse(text);
  }

  private static Span place(SourceFile file, Problem problem) {
    int offset =
        problem
            .getLocation()
            .flatMap(TokenRange::toRange)
            .map(range -> file.lines().offsetOf(range.begin.line, range.begin.column))
            .orElse(0);
    return file.span(offset, offset);
  }

  /** The first sentence of the first problem; the rest lists every token that would fit. */
  private static String message(ParseResult<CompilationUnit> result) {
    String message = result.getProblems().get(0).getMessage().lines().findFirst().orElse("");
    int end = message.indexOf(", expected");
    String first = end < 0 ? message : message.substring(0, end);
    return first.replace("Parse error. ", "").strip();
  }
}
