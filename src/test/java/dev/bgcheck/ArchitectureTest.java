package dev.bgcheck;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The package table of the house: who may use whom, and which library lives where. */
class ArchitectureTest {
  /** In dependency order: a package may use itself and those before it. */
  private static final List<String> ORDER =
      List.of(
          "timing",
          "work",
          "source",
          "finding",
          "model",
          "project",
          "api",
          "frontend",
          "link",
          "analysis",
          "rule",
          "check",
          "engine",
          "report",
          "app");

  /** Package of a library to the only packages that may use it. */
  private static final Map<String, String[]> LIBRARIES =
      Map.of(
          "org.snakeyaml..", new String[] {"dev.bgcheck.source.yaml.."},
          "com.dd.plist..", new String[] {"dev.bgcheck.frontend.apple.."},
          "com.github.javaparser..", new String[] {"dev.bgcheck.frontend.java.."},
          "org.objectweb.asm..", new String[] {"dev.bgcheck.frontend.bytecode.."},
          "com.google.gson..", new String[] {"dev.bgcheck.report..", "dev.bgcheck.app.lsp.."},
          "org.apache.maven..", new String[] {"dev.bgcheck.app.maven.."},
          // What dd-plist reads with and throws; the generated goal "help" reads its own list.
          "javax.xml..",
              new String[] {"dev.bgcheck.frontend.apple.plist..", "dev.bgcheck.app.maven.."},
          "org.w3c.dom..",
              new String[] {"dev.bgcheck.frontend.apple.plist..", "dev.bgcheck.app.maven.."},
          "org.xml.sax..",
              new String[] {"dev.bgcheck.frontend.apple.plist..", "dev.bgcheck.app.maven.."});

  private static final DescribedPredicate<JavaClass> WITHOUT_PACKAGE =
      DescribedPredicate.describe("primitive or array", one -> one.isPrimitive() || one.isArray());

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.bgcheck");

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  @Test
  void a_package_uses_only_those_before_it() {
    for (int i = 0; i < ORDER.size(); i++) {
      List<String> later = new ArrayList<>();
      ORDER.subList(i + 1, ORDER.size()).forEach(name -> later.add("dev.bgcheck." + name + ".."));
      if (!later.isEmpty()) {
        check(
            noClasses()
                .that()
                .resideInAPackage("dev.bgcheck." + ORDER.get(i) + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later.toArray(String[]::new)));
      }
    }
  }

  @Test
  void every_package_has_a_place_in_the_table() {
    for (JavaClass one : CLASSES) {
      String rest = one.getPackageName().replaceFirst("^dev\\.bgcheck\\.?", "");
      assertThat(ORDER).as("%s", one.getName()).contains(rest.split("\\.")[0]);
    }
  }

  @Test
  void there_are_no_cycles() {
    slices().matching("dev.bgcheck.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void each_library_is_used_in_its_place_only() {
    new TreeMap<>(LIBRARIES)
        .forEach(
            (library, places) ->
                check(
                    noClasses()
                        .that()
                        .resideOutsideOfPackages(places)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library)));
  }

  @Test
  void no_other_library_is_used() {
    List<String> allowed = new ArrayList<>(List.of("dev.bgcheck..", "java.."));
    allowed.addAll(LIBRARIES.keySet());
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                DescribedPredicate.not(
                    resideInAnyPackage(allowed.toArray(String[]::new)).or(WITHOUT_PACKAGE))));
  }

  @Test
  void kinds_and_analyses_never_read_files() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("dev.bgcheck.check..", "dev.bgcheck.analysis..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.."));
  }

  @Test
  void the_ways_in_do_not_use_each_other() {
    slices()
        .matching("dev.bgcheck.app.(*)..")
        .should()
        .notDependOnEachOther()
        // What all commands have in common: options, exit codes, the console.
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAPackage("dev.bgcheck.app.command.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void the_run_prints_nothing_and_exits_nowhere() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.bgcheck.app..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }
}
