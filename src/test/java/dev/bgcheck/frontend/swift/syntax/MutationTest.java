package dev.bgcheck.frontend.swift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A text with all kinds of constructs, cut off and damaged in many ways, still has a sound tree.
 */
class MutationTest {
  private static final String[] PIECES = {
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "\"",
    "\"\"\"",
    "\\(",
    "#",
    "/",
    "/*",
    "*/",
    "//",
    "\n",
    ".",
    ",",
    ":",
    ";",
    "@",
    "&",
    "?",
    "!",
    "=",
    "->",
    "`",
    "$",
    "'",
    " in ",
    " case ",
    " let ",
    " func ",
    " if ",
    " else ",
    " switch ",
    " async ",
    " await ",
    " try ",
    "\n#if A\n",
    "\n#else\n",
    "\n#endif\n",
    "\u00e9",
    "\ud83d\ude00",
    "\ud83d",
    "\0"
  };

  private static final String SAMPLE =
      """
      import Foundation
      @testable import struct App.Model

      /// Loads things.
      @MainActor
      public final class Loader<T: Model, each U>: NSObject, Loading where T.ID == Int {
        @Published private(set) var items: [T] = [], count = 0 { didSet { changed() } }
        static let shared = Loader<Int>(queue: .main, retry: 3...)
        lazy var formatter: (Int?) -> String = { "\\($0 ?? 0, radix: 16) of \\(self.items.map { "\\($0)" })" }
        #if os(iOS) && !targetEnvironment(macCatalyst)
        @Environment(\\.scenePhase) var phase
        #elseif swift(>=5.9)
        @available(iOS 15.0, *) var phase: Int { get async throws { 1 } set(value) { a = value } }
        #endif

        enum Failure: Error { case offline, status(code: Int, _ body: Data = .init()) ; indirect case nested(Failure) }

        init?(queue: DispatchQueue, @Builder build: @escaping (inout T) async throws(Failure) -> Void = { _ in }) rethrows {
          guard let queue, case .main? = queue.kind, #available(iOS 16, *) else { return nil }
          super.init()
        }

        deinit { task?.cancel() }

        subscript(index: Int, default value: @autoclosure () -> T) -> T { items[safe: index] ?? value() }

        @discardableResult
        func load<V>(_ url: URL, retry count: Int = 3, into value: inout V) async throws -> [String: V]? where V: Codable {
          outer: for case let (index, item?) in items.enumerated() where index % 2 == 0 {
            switch item.state {
            case .idle, .done(let date) where date < .now: continue outer
            case is Running, let running as? Waiting: break
            #if DEBUG
            case 1..<5, "x": fallthrough
            #endif
            @unknown default: yield(item)
            }
          }
          let result = try await withCheckedThrowingContinuation { [weak self, id = item.id] (continuation: Continuation<V>) in
            self?.session.task(with: url) { data, _, error in
              if let error { continuation.resume(throwing: error) } else { continuation.resume(returning: data!) }
            } progress: { print($0, terminator: "") }.resume()
          }
          do { try perform(#selector(run(_:with:)), \\Self.items[0]?.name) } catch let error as Failure { log(error) } catch { throw error }
          defer { value = a > b ? c as! V : d.e.0 }
          repeat { x += 1 } while x < 10 && !done || (y &>> 2) == 0x1F
          let text = #\"""
            raw \\(no) \\#(yes)
            \"""#
          var regex = /[a-z]+\\/(b)/, ratio = a / b / c, set = Set<Array<Int>>()
          return [:]
        }
      }

      extension Array where Element: ~Copyable { static func == (a: some P, b: any Q & R) -> Bool { if #unavailable(iOS 9) { true } else { false } } }
      #Preview("Name") { ContentView().padding()
        #if DEBUG
        .background(.red)
        #endif
        .frame(width: 10) }
      """;

  @Test
  void the_sample_is_whole() {
    assertThat(SwiftTreeAssert.assertSound(SAMPLE).recoveries()).isEmpty();
  }

  @Test
  void every_prefix_and_every_suffix_has_a_sound_tree() {
    for (int i = 0; i < SAMPLE.length(); i += 9) {
      SwiftTreeAssert.assertSound(SAMPLE.substring(0, i));
      SwiftTreeAssert.assertSound(SAMPLE.substring(i));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damaged_text_has_a_sound_tree(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      StringBuilder text = new StringBuilder(SAMPLE);
      int changes = 1 + random.nextInt(6);
      for (int i = 0; i < changes; i++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
          case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
          default -> {
            int from = random.nextInt(SAMPLE.length());
            int to = Math.min(SAMPLE.length(), from + random.nextInt(120));
            text.insert(at, SAMPLE, from, to);
          }
        }
      }
      SwiftTreeAssert.assertSound(text.toString());
    }
  }
}
