package dev.bgcheck.frontend.apple.xcodegen;

import dev.bgcheck.project.PlistValue;
import dev.bgcheck.source.yaml.YamlNode;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Property list values that are written in YAML or JSON. */
public final class YamlPlist {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern REAL = Pattern.compile("[+-]?\\d+\\.\\d+");

  private YamlPlist() {}

  /** The value that a node stands for. */
  public static PlistValue value(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      return new PlistValue.Dict(
          mapping.span(),
          mapping.entries().stream()
              .map(
                  entry ->
                      new PlistValue.Entry(entry.name(), entry.key().span(), value(entry.value())))
              .toList());
    }
    if (node instanceof YamlNode.Sequence sequence) {
      return new PlistValue.Array(
          sequence.span(), sequence.items().stream().map(YamlPlist::value).toList());
    }
    return scalar((YamlNode.Scalar) node);
  }

  private static PlistValue scalar(YamlNode.Scalar scalar) {
    if (!scalar.quoted()) {
      if (scalar.asTruth().isPresent()) {
        return new PlistValue.Bool(scalar.span(), scalar.asTruth().get());
      }
      if (WHOLE.matcher(scalar.text()).matches()) {
        return new PlistValue.Whole(scalar.span(), new BigInteger(scalar.text()));
      }
      if (REAL.matcher(scalar.text()).matches()) {
        return new PlistValue.Real(scalar.span(), Double.parseDouble(scalar.text()));
      }
    }
    return PlistValue.Text.of(scalar.span(), scalar.text());
  }
}
