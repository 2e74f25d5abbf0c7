package dev.bgcheck.report;

import dev.bgcheck.engine.Fingerprints;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The fingerprint of every finding of a result, silenced ones included; no two share one. */
final class FindingNames {
  private final Map<Finding, String> byFinding = new IdentityHashMap<>();

  private FindingNames() {}

  static FindingNames of(LintResult result) {
    // Counted together in report order, so that a name stays when its neighbour is silenced.
    List<Finding> all = new ArrayList<>(result.findings());
    all.addAll(result.suppressed());
    all.addAll(result.baselined());
    all.sort(Finding.REPORT_ORDER);
    List<String> fingerprints = Fingerprints.of(all);
    FindingNames names = new FindingNames();
    for (int i = 0; i < fingerprints.size(); i++) {
      names.byFinding.put(all.get(i), fingerprints.get(i));
    }
    return names;
  }

  String of(Finding finding) {
    return byFinding.get(finding);
  }
}
