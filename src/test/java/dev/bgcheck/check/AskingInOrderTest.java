package dev.bgcheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.bgcheck.analysis.Reactions;
import dev.bgcheck.analysis.obligation.ObligationAnalysis;
import dev.bgcheck.rule.CheckKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Analyses that remember what they were asked are asked in the order of the rules. */
class AskingInOrderTest {
  private static final Set<String> REMEMBERING =
      Set.of(ObligationAnalysis.class.getName(), Reactions.class.getName());

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.bgcheck.check");

  @Test
  void every_kind_that_uses_such_an_analysis_says_so() {
    for (CheckKind<?> kind : CheckKinds.all()) {
      assertThat(kind.asksInOrder())
          .as("%s", kind.id())
          .isEqualTo(uses(CLASSES.get(kind.getClass())));
    }
  }

  /** Whether some way through the class, and what it calls in this package, leads to one. */
  private static boolean uses(JavaClass kind) {
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> open = new ArrayDeque<>(kind.getCodeUnits());
    while (!open.isEmpty()) {
      JavaCodeUnit next = open.remove();
      if (!seen.add(next)) {
        continue;
      }
      for (JavaAccess<?> access : next.getAccessesFromSelf()) {
        JavaClass owner = access.getTargetOwner();
        if (REMEMBERING.contains(owner.getName())) {
          return true;
        }
        if (owner.getPackageName().equals(kind.getPackageName())
            && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target) {
          target.resolveMember().ifPresent(open::add);
        }
      }
    }
    return false;
  }
}
