package dev.bgcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.RequestException;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.source.MemoryTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Whole checks of class files that no compiler writes, or that nobody can read in full: what can be
 * judged is judged, the rest is told, and nothing ends the run.
 */
class HostileClassFilesTest {
  private static final Linter LINTER =
      new Linter(new SourceReading(ApiCatalogLoader.loadShipped()));

  private static final String LAUNCHER =
      """
      package game;
      import org.robovm.apple.uikit.UIApplication;
      import org.robovm.apple.uikit.UIApplicationDelegateAdapter;
      import org.robovm.apple.uikit.UIBackgroundFetchResult;
      import org.robovm.objc.block.VoidBlock1;
      public class Launcher extends UIApplicationDelegateAdapter {
        private int news;
        private VoidBlock1<UIBackgroundFetchResult> pending;
        @Override
        public void performFetch(
            UIApplication application, VoidBlock1<UIBackgroundFetchResult> handler) {
          if (news == 0) {
            return;
          }
          pending = handler;
          answer();
        }
        void answer() { pending.invoke(UIBackgroundFetchResult.NewData); }
        int count() { return news; }
      }
      """;

  @Test
  void names_of_an_obfuscator_change_nothing() throws Exception {
    Map<String, byte[]> classes = compiled(LAUNCHER);
    // As ProGuard does with -overloadaggressively: one name for all that differ in type.
    byte[] obfuscated =
        changed(
            classes.get("game/Launcher"),
            node -> {
              node.sourceFile = null;
              node.name = "a/a";
              node.fields.forEach(field -> field.name = "a");
              node.methods.forEach(
                  method -> {
                    method.name = own(method.name);
                    method.localVariables = null;
                    method.instructions.forEach(
                        one -> {
                          if (one instanceof FieldInsnNode field
                              && field.owner.equals("game/Launcher")) {
                            field.owner = "a/a";
                            field.name = "a";
                          } else if (one instanceof MethodInsnNode call
                              && call.owner.equals("game/Launcher")) {
                            call.owner = "a/a";
                            call.name = own(call.name);
                          }
                        });
                    Arrays.stream(method.instructions.toArray())
                        .filter(
                            one -> one.getType() == org.objectweb.asm.tree.AbstractInsnNode.LINE)
                        .forEach(method.instructions::remove);
                  });
            });

    LintResult result = check(Map.of("classes/a/a.class", obfuscated));

    assertThat(places(result)).containsExactly("classes/a/a.class:1 completion-handler-not-called");
  }

  private static String own(String method) {
    return method.equals("answer") || method.equals("count") ? "a" : method;
  }

  @Test
  void a_class_file_that_is_cut_off_is_told_and_the_others_are_judged() throws Exception {
    byte[] launcher = compiled(LAUNCHER).get("game/Launcher");

    LintResult result =
        check(
            Map.of(
                "classes/game/Launcher.class",
                launcher,
                "classes/game/Short.class",
                Arrays.copyOf(launcher, launcher.length / 2)));

    assertThat(places(result))
        .containsExactly("classes/game/Launcher.class:1 completion-handler-not-called");
    assertThat(notices(result))
        .containsExactly("not-parsed the class file is damaged and was left out");
  }

  @Test
  void a_class_file_of_a_newer_compiler_is_judged_and_told() throws Exception {
    byte[] launcher = compiled(LAUNCHER).get("game/Launcher").clone();
    launcher[7] = (byte) 99;

    LintResult result = check(Map.of("classes/game/Launcher.class", launcher));

    assertThat(places(result)).hasSize(1);
    assertThat(notices(result)).hasSize(1);
    assertThat(notices(result).get(0)).startsWith("limited class file version 99 is newer than ");
  }

  @Test
  void a_superclass_that_is_nowhere_is_told_once_and_what_is_known_is_judged() throws Exception {
    byte[] launcher = compiled(LAUNCHER).get("game/Launcher");
    byte[] base =
        changed(
            launcher,
            node -> renamed(node, "game/Launcher", "game/Launcher").superName = "lib/Base");
    byte[] other = changed(launcher, node -> renamed(node, "game/Launcher", "game/Other"));

    LintResult result =
        check(Map.of("classes/game/Launcher.class", base, "classes/game/Other.class", other));

    assertThat(places(result))
        .containsExactly("classes/game/Other.class:1 completion-handler-not-called");
    assertThat(notices(result))
        .containsExactly(
            "limited lib.Base, a supertype of game.Launcher, is not on the class path:"
                + " what it hands down is not known");
  }

  @Test
  void classes_that_extend_each_other_end() throws Exception {
    byte[] launcher = compiled(LAUNCHER).get("game/Launcher");
    byte[] one =
        changed(launcher, node -> renamed(node, "game/Launcher", "game/A").superName = "game/B");
    byte[] two =
        changed(launcher, node -> renamed(node, "game/Launcher", "game/B").superName = "game/A");
    byte[] self =
        changed(launcher, node -> renamed(node, "game/Launcher", "game/C").superName = "game/C");

    LintResult result =
        check(Map.of("c/game/A.class", one, "c/game/B.class", two, "c/game/C.class", self));

    assertThat(result.internalErrors()).as("%s", result.notices()).isZero();
  }

  @Test
  void names_that_no_compiler_writes_are_only_names() throws Exception {
    byte[] launcher = compiled(LAUNCHER).get("game/Launcher");
    for (String name :
        List.of(
            "a\nb", "x#y~2", "<init>", "$", "a//b", "\u001b[31m", "\u202egnp", "a$$b$", "1/2")) {
      byte[] odd = changed(launcher, node -> renamed(node, "game/Launcher", name));

      LintResult result = check(Map.of("classes/Odd.class", odd));

      assertThat(places(result)).as("%s", name).hasSize(1);
    }
  }

  @Test
  void a_jar_with_hostile_entries_is_read_as_far_as_it_makes_sense() throws Exception {
    byte[] launcher = compiled(LAUNCHER).get("game/Launcher");
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("../../../etc/Launcher.class", launcher);
    entries.put("/absolute.class", new byte[] {1, 2, 3});
    entries.put("C:\\evil\u0000.class", new byte[0]);
    byte[] jar = jar(entries);

    LintResult result = checkAt("app.jar", Map.of("app.jar", jar));

    assertThat(places(result))
        .containsExactly("app.jar!/../../../etc/Launcher.class:1 completion-handler-not-called");
    assertThat(notices(result))
        .containsExactly(
            "not-parsed the class file is damaged and was left out",
            "not-parsed the class file is damaged and was left out");
  }

  @Test
  void a_jar_that_is_cut_off_is_told_wherever_it_is_cut() throws Exception {
    byte[] launcher = compiled(LAUNCHER).get("game/Launcher");
    byte[] jar = jar(Map.of("game/Launcher.class", launcher));

    for (int length = 0; length < jar.length - 1; length += 7) {
      LintResult result = checkAt("app.jar", Map.of("app.jar", Arrays.copyOf(jar, length)));

      assertThat(notices(result)).as("cut at %d", length).isNotEmpty();
    }
    assertThat(notices(checkAt("app.jar", Map.of("app.jar", jar)))).isEmpty();
  }

  // ---- making and reading

  private static Map<String, byte[]> compiled(String source) {
    return CompiledExample.of(Map.of("Launcher.java", source)).classes();
  }

  private static byte[] changed(byte[] classFile, Consumer<ClassNode> change) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
    change.accept(node);
    node.version = Opcodes.V1_5;
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return writer.toByteArray();
  }

  /** The class under another name, also where it calls itself. */
  private static ClassNode renamed(ClassNode node, String from, String to) {
    node.name = to;
    node.methods.forEach(
        method ->
            method.instructions.forEach(
                one -> {
                  if (one instanceof FieldInsnNode field && field.owner.equals(from)) {
                    field.owner = to;
                  } else if (one instanceof MethodInsnNode call && call.owner.equals(from)) {
                    call.owner = to;
                  }
                }));
    return node;
  }

  private static byte[] jar(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static LintResult check(Map<String, byte[]> files) throws RequestException {
    return checkAt("", files);
  }

  private static LintResult checkAt(String path, Map<String, byte[]> files)
      throws RequestException {
    MemoryTree.Builder tree = MemoryTree.builder();
    files.forEach(tree::add);
    LintResult result = LINTER.run(LintRequest.of(tree.build(), List.of(path)).jobs(1).build());
    assertThat(result.internalErrors()).as("%s", result.notices()).isZero();
    return result;
  }

  private static List<String> places(LintResult result) {
    return result.findings().stream().map(HostileClassFilesTest::place).sorted().toList();
  }

  private static String place(Finding finding) {
    return finding.span().file().path() + ":" + finding.span().line() + " " + finding.rule();
  }

  private static List<String> notices(LintResult result) {
    return result.notices().stream()
        .map(notice -> notice.kind().word() + " " + notice.message())
        .toList();
  }
}
