package dev.bgcheck.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.source.MemoryTree;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Targets made of the same files share what is known of their code. */
class SharedCodeTest {
  private static final int TARGETS = 12;

  @Test
  void targets_of_the_same_files_are_judged_side_by_side_as_one_after_the_other() throws Exception {
    LintResult alone = lint(1);
    LintResult together = lint(8);

    assertThat(together.internalErrors()).as("%s", together.notices()).isZero();
    assertThat(together.findings()).isNotEmpty().isEqualTo(alone.findings());
    assertThat(together.notices()).isEqualTo(alone.notices());
  }

  private static LintResult lint(int jobs) throws Exception {
    String targets =
        IntStream.range(0, TARGETS)
            .mapToObj(
                i ->
                    "  App%d:\n    type: application\n    platform: iOS\n    sources: [Sources]\n"
                        .formatted(i))
            .collect(Collectors.joining());
    MemoryTree.Builder tree = MemoryTree.builder();
    tree.add("project.yml", "name: Apps\ntargets:\n" + targets);
    for (int i = 0; i < 40; i++) {
      tree.add("Sources/Loader%d.swift".formatted(i), loader(i));
    }
    LintRequest request = LintRequest.of(tree.build(), List.of("")).jobs(jobs).build();
    return new Linter(new SourceReading()).run(request);
  }

  private static String loader(int number) {
    return """
        import UIKit
        final class Loader%1$d {
          let next = Loader%2$d()
          func load(_ name: String, completion: @escaping (Result<String, Error>) -> Void) {
            guard let data = name.data(using: .ascii) else { return }
            next.load(name) { result in
              switch result {
              case .success(let text): completion(.success(text))
              case .failure(let error): completion(.failure(error))
              }
            }
          }
        }
        """
        .formatted(number, (number + 1) % 40);
  }
}
