package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The fingerprint of each finding of a result; two findings never share one. */
final class Fingerprints {
  private final Map<Finding, String> byFinding = new IdentityHashMap<>();
  private final Map<String, Integer> used = new HashMap<>();

  private Fingerprints() {}

  static Fingerprints of(LintResult result) {
    Fingerprints fingerprints = new Fingerprints();
    for (List<Finding> findings :
        List.of(result.findings(), result.suppressed(), result.baselined())) {
      for (Finding finding : findings) {
        fingerprints.add(finding);
      }
    }
    return fingerprints;
  }

  String of(Finding finding) {
    return byFinding.get(finding);
  }

  private void add(Finding finding) {
    String key =
        finding.rule()
            + '\n'
            + finding.span().file().path()
            + '\n'
            + finding.symbol().orElse("")
            + '\n'
            + finding.target().orElse("")
            + '\n'
            + finding.span().text().replaceAll("\\s+", " ");
    int ordinal = used.merge(key, 1, Integer::sum);
    byFinding.put(finding, digest(ordinal == 1 ? key : key + '\n' + ordinal));
  }

  private static String digest(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 32);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
