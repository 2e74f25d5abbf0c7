package dev.bgcheck.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.source.MemoryTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A source in which a merge left both sides is read as the first one has it. */
class ConflictingSourcesTest {
  @Test
  void a_swift_source_has_one_notice_and_the_findings_of_its_first_side() throws Exception {
    LintResult result =
        lint(
            "AppDelegate.swift",
            """
            import UIKit
            class AppDelegate: UIResponder, UIApplicationDelegate {
            <<<<<<< HEAD
              func application(
                _ application: UIApplication, didReceiveRemoteNotification userInfo: [AnyHashable: Any],
                fetchCompletionHandler completionHandler: @escaping (UIBackgroundFetchResult) -> Void
              ) {
            =======
              func application(_ application: UIApplication) {
            >>>>>>> topic
                print(userInfo)
              }
            }
            """);

    assertThat(result.findings())
        .extracting(Finding::rule)
        .contains("completion-handler-not-called");
    assertThat(result.notices()).singleElement().satisfies(notice -> isConflict(notice, 3));
  }

  @Test
  void so_has_an_objective_c_source() throws Exception {
    LintResult result =
        lint(
            "AppDelegate.m",
            """
            #import <UIKit/UIKit.h>
            @interface AppDelegate : UIResponder <UIApplicationDelegate>
            @end
            @implementation AppDelegate
            - (void)application:(UIApplication *)application
                didReceiveRemoteNotification:(NSDictionary *)userInfo
                      fetchCompletionHandler:(void (^)(UIBackgroundFetchResult))completionHandler {
            <<<<<<< HEAD
              NSLog(@"mine");
            ||||||| base
              NSLog(@"ours {");
            =======
              if (userInfo) {
              completionHandler(UIBackgroundFetchResultNewData);
            >>>>>>> topic
            }
            @end
            """);

    assertThat(result.findings())
        .extracting(Finding::rule)
        .contains("completion-handler-not-called");
    assertThat(result.notices()).singleElement().satisfies(notice -> isConflict(notice, 8));
  }

  private static void isConflict(Notice notice, int line) {
    assertThat(notice.message()).startsWith("a merge conflict is not resolved here;");
    assertThat(notice.span().orElseThrow().line()).isEqualTo(line);
  }

  private static LintResult lint(String path, String text) throws Exception {
    MemoryTree tree = MemoryTree.builder().add(path, text).build();
    return new Linter(new SourceReading()).run(LintRequest.of(tree, List.of("")).jobs(1).build());
  }
}
