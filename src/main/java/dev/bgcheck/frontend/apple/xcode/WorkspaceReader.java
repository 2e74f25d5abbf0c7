package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code contents.xcworkspacedata}: the projects and package folders of a workspace. */
public final class WorkspaceReader {
  // The file has three kinds of tags and one attribute that matters; no XML parser is needed, and
  // so none can be attacked.
  private static final Pattern TAG =
      Pattern.compile("<(/?)(FileRef|Group|Workspace)\\b([^>]*?)(/?)>", Pattern.DOTALL);
  private static final Pattern LOCATION = Pattern.compile("location\\s*=\\s*[\"']([^\"']*)[\"']");

  private WorkspaceReader() {}

  /** The existing paths that the workspace at {@code container} names; missing ones are noted. */
  public static List<String> read(Survey survey, String container) {
    String path = TreePath.join(container, "contents.xcworkspacedata");
    if (!survey.tree().isFile(path)) {
      survey.note(
          Notice.Kind.MISSING_REFERENCE, SourceFile.binary(path).start(), path + " is missing");
      return List.of();
    }
    Optional<SourceFile> file = survey.text(path);
    return file.map(text -> read(survey, container, text)).orElse(List.of());
  }

  private static List<String> read(Survey survey, String container, SourceFile file) {
    List<String> found = new ArrayList<>();
    Deque<String> folders = new ArrayDeque<>();
    String base = TreePath.parent(container);
    folders.push(base);
    Matcher tag = TAG.matcher(file.text());
    while (tag.find()) {
      boolean closing = !tag.group(1).isEmpty();
      boolean group = tag.group(2).equals("Group");
      if (closing) {
        if (group && folders.size() > 1) {
          folders.pop();
        }
        continue;
      }
      Matcher location = LOCATION.matcher(tag.group(3));
      String place =
          location.find()
              ? resolve(base, folders.peek(), unescaped(location.group(1)))
              : folders.peek();
      if (group && tag.group(4).isEmpty()) {
        folders.push(place);
      } else if (tag.group(2).equals("FileRef")) {
        if (survey.tree().isFolder(place)) {
          found.add(place);
        } else if (place.endsWith(".xcodeproj") && !survey.isForeign(place)) {
          survey.note(
              Notice.Kind.MISSING_REFERENCE,
              file.span(tag.start(), tag.end()),
              "the project " + place + " of this workspace is missing");
          survey.unreadUnlessOther(TreePath.parent(place));
        }
      }
    }
    return found;
  }

  private static String resolve(String base, String folder, String location) {
    int colon = location.indexOf(':');
    String kind = colon < 0 ? "group" : location.substring(0, colon);
    String path = location.substring(colon + 1);
    return switch (kind) {
      case "container" -> TreePath.join(base, path);
      case "absolute" -> TreePath.normal(path);
      // The project that the workspace lies in.
      case "self" -> base;
      default -> TreePath.join(folder, path);
    };
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }
}
