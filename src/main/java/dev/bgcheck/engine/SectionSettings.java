package dev.bgcheck.engine;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.rule.RuleSet;
import dev.bgcheck.source.SourceTree;
import java.util.List;
import java.util.Optional;

/** What the sections of a configuration make of a finding. */
final class SectionSettings {
  private final RuleSet known;
  private final SourceTree tree;
  private final List<ConfigurationSection> sections;

  SectionSettings(RuleSet known, LintRequest request) {
    this.known = known;
    this.tree = request.tree();
    this.sections = request.sections();
  }

  /** The finding with the severity it has at its place; nothing when its rule is off there. */
  Optional<Finding> judge(Finding finding) {
    if (sections.isEmpty()) {
      return Optional.of(finding);
    }
    String path = tree.absolute(finding.span().file().path());
    for (int i = sections.size() - 1; i >= 0; i--) {
      ConfigurationSection section = sections.get(i);
      Optional<RuleSetting> setting = settingOf(section, finding.rule());
      if (setting.isPresent() && section.covers(path, finding.target())) {
        return setting.get().severity().map(severity -> Findings.withSeverity(finding, severity));
      }
    }
    return Optional.of(finding);
  }

  private Optional<RuleSetting> settingOf(ConfigurationSection section, String rule) {
    Optional<RuleSetting> last = Optional.empty();
    for (RuleSetting setting : section.rules()) {
      if (known.canonicalId(setting.rule()).filter(rule::equals).isPresent()) {
        last = Optional.of(setting);
      }
    }
    return last;
  }
}
