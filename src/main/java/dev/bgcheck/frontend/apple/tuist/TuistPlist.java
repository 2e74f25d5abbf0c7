package dev.bgcheck.frontend.apple.tuist;

import dev.bgcheck.frontend.apple.manifest.ManifestValue;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PropertyList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Property lists that are written in a manifest; their places are in the manifest. */
final class TuistPlist {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
  private static final Pattern REAL = Pattern.compile("\\d+\\.\\d+");

  private boolean whole = true;

  private TuistPlist() {}

  /** The list of a dictionary; where part of it is computed, other keys may be there too. */
  static PropertyList list(ManifestValue.Table table) {
    TuistPlist reading = new TuistPlist();
    PlistValue root = reading.dict(table);
    return new PropertyList(
        table.span().file(),
        PropertyList.Format.TEXTUAL,
        Optional.of(root),
        Optional.empty(),
        !reading.whole);
  }

  private PlistValue dict(ManifestValue.Table table) {
    whole &= table.whole();
    List<PlistValue.Entry> entries = new ArrayList<>();
    for (ManifestValue.Row row : table.rows()) {
      Optional<PlistValue> value = value(row.value());
      whole &= value.isPresent();
      value.ifPresent(
          one -> entries.add(new PlistValue.Entry(row.key().text(), row.key().span(), one)));
    }
    return new PlistValue.Dict(table.span(), entries);
  }

  private Optional<PlistValue> value(ManifestValue value) {
    if (value instanceof ManifestValue.Text text) {
      return Optional.of(PlistValue.Text.of(text.span(), text.text()));
    } else if (value instanceof ManifestValue.Flag flag) {
      return Optional.of(new PlistValue.Bool(flag.span(), flag.value()));
    } else if (value instanceof ManifestValue.Digits digits) {
      return number(digits);
    } else if (value instanceof ManifestValue.Table table) {
      return Optional.of(dict(table));
    } else if (value instanceof ManifestValue.Items items) {
      whole &= items.whole();
      List<PlistValue> inner = new ArrayList<>();
      for (ManifestValue item : items.items()) {
        Optional<PlistValue> one = value(item);
        whole &= one.isPresent();
        one.ifPresent(inner::add);
      }
      return Optional.of(new PlistValue.Array(items.span(), inner));
    }
    // Ex) .string("audio"), .array(["audio"]), .boolean(true)
    return value.asMade().filter(made -> made.parts().size() == 1).flatMap(this::wrapped);
  }

  private Optional<PlistValue> wrapped(ManifestValue.Made made) {
    return switch (made.name()) {
      case "string", "array", "dictionary", "boolean", "integer", "real" ->
          made.first().flatMap(this::value);
      default -> Optional.empty();
    };
  }

  private static Optional<PlistValue> number(ManifestValue.Digits digits) {
    String text = digits.text().replace("_", "");
    if (WHOLE.matcher(text).matches()) {
      return Optional.of(new PlistValue.Whole(digits.span(), new BigInteger(text)));
    }
    return REAL.matcher(text).matches()
        ? Optional.of(new PlistValue.Real(digits.span(), Double.parseDouble(text)))
        : Optional.empty();
  }
}
