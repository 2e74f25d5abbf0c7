package dev.bgcheck.rule;

import dev.bgcheck.source.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of an example's files. A property list may be written short: as a YAML mapping, or as
 * its keys and values without the frame that every XML list has.
 */
final class ExampleFiles {
  // No text block: Maven's plugin tools, which read every source, take `//` in one for a comment.
  private static final String OPENING =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
          + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n"
          + "<plist version=\"1.0\">\n"
          + "<dict>\n";
  private static final String CLOSING = "</dict>\n</plist>\n";

  private ExampleFiles() {}

  /** Path to text, in the order written. */
  static Map<String, String> read(RuleFile.Example example, List<RuleProblem> problems) {
    Map<String, String> files = new LinkedHashMap<>();
    for (YamlNode.Entry entry : example.files()) {
      if (entry.value() instanceof YamlNode.Mapping mapping) {
        StringBuilder body = new StringBuilder();
        writeEntries(mapping, "\t", body);
        files.put(entry.name(), OPENING + body + CLOSING);
      } else if (entry.value() instanceof YamlNode.Scalar scalar) {
        files.put(entry.name(), framed(entry.name(), scalar.text()));
      } else {
        problems.add(
            new RuleProblem(entry.value().span(), "a file is a text or, for a list, a mapping"));
      }
    }
    return files;
  }

  private static String framed(String path, String text) {
    boolean list = path.endsWith(".plist") || path.endsWith(".entitlements");
    return list && text.startsWith("<key>") ? OPENING + text.strip().indent(2) + CLOSING : text;
  }

  private static void writeEntries(YamlNode.Mapping mapping, String indent, StringBuilder out) {
    for (YamlNode.Entry entry : mapping.entries()) {
      out.append(indent).append("<key>").append(escaped(entry.name())).append("</key>\n");
      write(entry.value(), indent, out);
    }
  }

  private static void write(YamlNode value, String indent, StringBuilder out) {
    if (value instanceof YamlNode.Mapping mapping) {
      out.append(indent).append("<dict>\n");
      writeEntries(mapping, indent + "\t", out);
      out.append(indent).append("</dict>\n");
    } else if (value instanceof YamlNode.Sequence sequence) {
      if (sequence.items().isEmpty()) {
        out.append(indent).append("<array/>\n");
        return;
      }
      out.append(indent).append("<array>\n");
      sequence.items().forEach(item -> write(item, indent + "\t", out));
      out.append(indent).append("</array>\n");
    } else if (value instanceof YamlNode.Scalar scalar) {
      out.append(indent).append(element(scalar)).append('\n');
    }
  }

  private static String element(YamlNode.Scalar scalar) {
    if (scalar.asTruth().isPresent()) {
      return scalar.asTruth().get() ? "<true/>" : "<false/>";
    }
    if (!scalar.quoted() && scalar.text().matches("-?\\d+")) {
      return "<integer>" + scalar.text() + "</integer>";
    }
    return "<string>" + escaped(scalar.text()) + "</string>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
