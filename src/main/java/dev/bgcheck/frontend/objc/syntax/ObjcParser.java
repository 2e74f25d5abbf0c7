package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses Objective-C and Objective-C++, sources and headers.
 *
 * <p>Every text gives a tree, in time linear in its length and on an ordinary thread's stack. What
 * is not understood costs one node and an entry in {@link ObjcSyntaxTree#recoveries()}; reading
 * goes on at the next statement or member. Macros are understood by their shape, so that no header
 * need be at hand.
 */
public final class ObjcParser {
  private ObjcParser() {}

  /** The tree of {@code file}; of a binary file an empty one. */
  public static ObjcSyntaxTree parse(SourceFile file) {
    char[] text = file.text().toCharArray();
    Symbols symbols = Symbols.ofLanguage();
    Lexer lexer = new Lexer(text, symbols);
    Tokens tokens = lexer.tokens();
    Conditionals conditionals = new Conditionals(text, tokens, symbols);
    conditionals.apply();
    Parse parse = new Parse(text, tokens, symbols);
    List<ObjcDecl> items = parse.items.items(ItemReader.FILE, false);
    List<ObjcDecl> all = new ArrayList<>(items);
    while (parse.kind() != Token.EOF) {
      // Only a bracket that closes nothing ends the list of a file early.
      ObjcDecl item = parse.items.item(ItemReader.FILE);
      if (item != null) {
        all.add(item);
      }
      all.addAll(parse.items.items(ItemReader.FILE, false));
    }
    List<Span> inactive = new ArrayList<>();
    for (int[] stretch : conditionals.inactive()) {
      inactive.add(file.span(stretch[0], stretch[1]));
    }
    return new ObjcSyntaxTree(
        file,
        List.copyOf(all),
        List.copyOf(lexer.comments()),
        List.copyOf(parse.recoveries),
        List.copyOf(inactive));
  }
}
