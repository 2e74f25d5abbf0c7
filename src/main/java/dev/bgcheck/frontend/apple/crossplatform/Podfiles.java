package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.source.TreePath;
import java.util.regex.Pattern;

/**
 * What the Podfile of an app asks for. A Podfile is a program; only the names it holds are seen,
 * not for which target they stand there.
 */
public final class Podfiles {
  private static final int MAX_LEVELS_UP = 6;

  private final Survey survey;

  /** Looks in the files of {@code survey}. */
  public Podfiles(Survey survey) {
    this.survey = survey;
  }

  /**
   * Whether the app of the project at {@code place} takes {@code pod} without the subspec: its
   * Podfile, the nearest in the folders above, names the one and not the other.
   */
  public boolean leaveOut(String place, String pod, String subspec) {
    String folder = TreePath.parent(place);
    for (int i = 0; i < MAX_LEVELS_UP; i++) {
      String path = TreePath.join(folder, "Podfile");
      if (survey.tree().isFile(path)) {
        String text = survey.peek(path);
        return names(text, pod) && !names(text, pod + "/" + subspec);
      }
      if (folder.isEmpty() || folder.endsWith("..")) {
        return false;
      }
      folder = TreePath.parent(folder);
    }
    return false;
  }

  private static boolean names(String text, String pod) {
    return Pattern.compile("[\"']" + Pattern.quote(pod) + "[\"'/]").matcher(text).find();
  }
}
