package dev.bgcheck.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.frontend.swift.SwiftLowering;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who goes through a whole program walks its named places beside its instructions. */
class NamedPlacesTest {
  private static final Path SAMPLE = Path.of("src/main/resources/dev/bgcheck/app/dev/sample");

  @Test
  void places_with_names_stand_in_the_order_of_the_instructions() throws IOException {
    Program program = new Linker(ApiCatalogLoader.loadShipped()).link(sample());
    List<NamedPlace> named = program.named();
    int next = 0;
    int unnamed = 0;
    for (Routine routine : program.routines()) {
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (next < named.size() && named.get(next).instruction() == instruction) {
            assertThat(named.get(next).routine()).isSameAs(routine);
            assertThat(named.get(next).block()).isEqualTo(block.id());
            assertThat(program.resolution(instruction)).isEqualTo(named.get(next).resolution());
            next++;
          } else {
            assertThat(program.resolution(instruction)).isEqualTo(Program.unnamed(instruction));
            unnamed++;
          }
        }
      }
    }
    assertThat(next).isEqualTo(named.size()).isGreaterThan(100);
    assertThat(unnamed).isGreaterThan(100);
  }

  @Test
  void nothing_in_the_sample_of_the_warm_up_is_read_over() throws IOException {
    assertThat(sample()).hasSizeGreaterThan(3).allSatisfy(u -> assertThat(u.notices()).isEmpty());
  }

  private static List<LoweredUnit> sample() throws IOException {
    List<LoweredUnit> units = new ArrayList<>();
    try (Stream<Path> all = Files.walk(SAMPLE)) {
      for (Path path : all.filter(one -> one.toString().endsWith(".swift")).sorted().toList()) {
        SourceFile file = SourceFile.of(path.getFileName().toString(), Files.readString(path));
        units.add(SwiftLowering.lower(file, BuildConditions.UNKNOWN, Origin.APPLICATION));
      }
    }
    return units;
  }
}
