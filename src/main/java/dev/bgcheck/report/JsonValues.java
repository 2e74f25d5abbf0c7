package dev.bgcheck.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Plain values as JSON: maps, lists, texts, numbers, truth values and null. */
public final class JsonValues {
  private JsonValues() {}

  /** Writes {@code value} over several lines, with a line end. */
  public static void writePage(Object value, Appendable out) throws IOException {
    write(value, JsonText.writer(out));
    out.append('\n');
  }

  /** Writes {@code value} on one line, with a line end. */
  public static void writeLine(Object value, Appendable out) throws IOException {
    JsonWriter json = JsonText.writer(out);
    json.setIndent("");
    write(value, json);
    out.append('\n');
  }

  private static void write(Object value, JsonWriter json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.name(String.valueOf(entry.getKey()));
        write(entry.getValue(), json);
      }
      json.endObject();
    } else if (value instanceof List<?> list) {
      json.beginArray();
      for (Object item : list) {
        write(item, json);
      }
      json.endArray();
    } else if (value instanceof Number number) {
      json.value(number);
    } else if (value instanceof Boolean truth) {
      json.value(truth);
    } else if (value == null) {
      json.nullValue();
    } else {
      json.value(value.toString());
    }
    json.flush();
  }
}
