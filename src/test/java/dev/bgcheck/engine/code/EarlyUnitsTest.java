package dev.bgcheck.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.FileStamp;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.timing.RunTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is lowered before it is known what belongs to a target. */
class EarlyUnitsTest {
  private static final String PLAIN = "final class Plain { func go() {} }\n";
  private static final String SWITCHED = "#if DEBUG\nfinal class Switched {}\n#endif\n";
  private static final SourceTree TREE =
      MemoryTree.builder()
          .add("Sources/Plain.swift", PLAIN)
          .add("Sources/Switched.swift", SWITCHED)
          .add("Sources/Broken.swift", new byte[] {0, 1, 2, 0})
          .add("AppTests/PlainTests.swift", PLAIN)
          .add("Pods/Other.swift", PLAIN)
          .build();

  private final List<String> recorded = new ArrayList<>();
  private final SourceTree recording = new RecordingTree();
  private final EarlyUnits early = new EarlyUnits(recording, RunTimes.untimed());

  private Optional<LoweredUnit> unit(String path, String text, Origin origin) {
    return early.of(SourceFile.of(path, text), origin);
  }

  private void lookInto(String... folders) throws IOException {
    SourceTree watched = early.watched(recording);
    for (String folder : folders) {
      watched.list(folder);
    }
    recorded.clear();
    // Each question is one file or one wait.
    Iterator<Boolean> isEnough = List.of(false, false, false, false, false, true).iterator();
    early.lowerUntil(isEnough::next);
  }

  @Test
  void a_file_that_was_seen_is_lowered() throws IOException {
    lookInto("Sources");

    assertThat(unit("Sources/Plain.swift", PLAIN, Origin.APPLICATION)).isPresent();
  }

  @Test
  void another_text_or_origin_is_another_unit() throws IOException {
    lookInto("Sources");

    assertThat(unit("Sources/Plain.swift", PLAIN + "\n", Origin.APPLICATION)).isEmpty();
    assertThat(unit("Sources/Plain.swift", PLAIN, Origin.LIBRARY)).isEmpty();
  }

  @Test
  void a_file_with_conditions_waits_for_its_target() throws IOException {
    lookInto("Sources");

    assertThat(unit("Sources/Switched.swift", SWITCHED, Origin.APPLICATION)).isEmpty();
  }

  @Test
  void tests_and_vendored_code_are_left_alone() throws IOException {
    lookInto("AppTests", "Pods");

    assertThat(unit("AppTests/PlainTests.swift", PLAIN, Origin.APPLICATION)).isEmpty();
    assertThat(unit("Pods/Other.swift", PLAIN, Origin.APPLICATION)).isEmpty();
  }

  @Test
  void nobody_is_told_of_what_is_read_before_it_is_asked_for() throws IOException {
    lookInto("Sources");

    assertThat(recorded).isEmpty();
    assertThat(early.read(recording, "Sources/Plain.swift").text()).isEqualTo(PLAIN);
    assertThat(recorded).containsExactly("Sources/Plain.swift");
  }

  @Test
  void the_file_of_a_unit_is_not_made_twice() throws IOException {
    lookInto("Sources");

    SourceFile read = early.read(recording, "Sources/Plain.swift");

    assertThat(early.of(read, Origin.APPLICATION))
        .get()
        .satisfies(unit -> assertThat(unit.file()).isSameAs(read));
  }

  /** Remembers which files were read. */
  private final class RecordingTree implements SourceTree {
    @Override
    public Kind kind(String path) {
      return TREE.kind(path);
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
      return TREE.list(folder);
    }

    @Override
    public byte[] bytes(String path, int limit) throws IOException {
      recorded.add(path);
      return TREE.bytes(path, limit);
    }

    @Override
    public Optional<FileStamp> stamp(String path) {
      return TREE.stamp(path);
    }

    @Override
    public String identity(String path) {
      return TREE.identity(path);
    }

    @Override
    public SourceTree unrecorded() {
      return TREE;
    }
  }
}
