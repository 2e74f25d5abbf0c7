package dev.bgcheck.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;

/** JSON writers over anything that takes text. */
final class JsonText {
  private JsonText() {}

  /** A writer with two spaces of indentation that writes absent values as null. */
  static JsonWriter writer(Appendable out) {
    JsonWriter json = new JsonWriter(new AppendableWriter(out));
    json.setIndent("  ");
    json.setSerializeNulls(true);
    json.setHtmlSafe(false);
    return json;
  }

  /** A writer without spaces whose text may stand inside a page's script. */
  static JsonWriter embedded(Appendable out) {
    JsonWriter json = new JsonWriter(new AppendableWriter(out));
    json.setSerializeNulls(true);
    json.setHtmlSafe(true);
    return json;
  }

  /** A name with a text, left out when the text is empty. */
  static void optional(JsonWriter json, String name, String text) throws IOException {
    if (!text.isEmpty()) {
      json.name(name).value(text);
    }
  }

  private static final class AppendableWriter extends Writer {
    private final Appendable out;

    AppendableWriter(Appendable out) {
      this.out = out;
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
      out.append(java.nio.CharBuffer.wrap(buffer, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      out.append(text, offset, offset + length);
    }

    @Override
    public void write(int c) throws IOException {
      out.append((char) c);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
