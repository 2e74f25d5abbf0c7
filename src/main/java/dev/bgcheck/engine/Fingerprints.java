package dev.bgcheck.engine;

import dev.bgcheck.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Names for findings that outlive edits elsewhere in the file: made of rule, file, enclosing symbol
 * and the marked text, with neither lines nor wording. Of findings that agree in all that, the
 * first has the plain name and the others are counted, so no two findings of a run share one.
 */
public final class Fingerprints {
  private static final int LENGTH = 32;

  private Fingerprints() {}

  /**
   * A fingerprint for each finding, in the same order.
   *
   * @param findings in report order, so that equal ones are counted from the top of the file
   */
  public static List<String> of(List<Finding> findings) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> fingerprints = new ArrayList<>();
    for (Finding finding : findings) {
      String key = key(finding);
      int ordinal = seen.merge(key, 1, Integer::sum);
      fingerprints.add(digest(ordinal == 1 ? key : key + '\n' + ordinal));
    }
    return List.copyOf(fingerprints);
  }

  private static String key(Finding finding) {
    return String.join(
        "\n",
        finding.rule(),
        finding.span().file().path(),
        finding.symbol().orElse(""),
        finding.span().text().replaceAll("\\s+", " ").strip());
  }

  private static String digest(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
