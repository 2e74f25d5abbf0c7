package dev.bgcheck.source.yaml;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document, or JSON, into a {@link YamlNode}.
 *
 * <p>Safe for hostile input: nesting and the size after the aliases are replaced are limited, tags
 * create no objects. Duplicate keys, keys that are no text, and a second document are errors.
 */
public final class YamlReader {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_NODES = 500_000;

  private final SourceFile file;
  private final int[] offsets;
  private final Map<String, Sized> anchors = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private Sized root;

  /** A finished node with the number of nodes in it, aliases counted as often as they are used. */
  private record Sized(YamlNode node, int size) {}

  /** A list or mapping that is being read. */
  private static final class Open {
    final boolean mapping;
    final Optional<String> anchor;
    final Span start;
    final List<YamlNode> children = new ArrayList<>();
    int size = 1;

    Open(boolean mapping, Optional<String> anchor, Span start) {
      this.mapping = mapping;
      this.anchor = anchor;
      this.start = start;
    }
  }

  private YamlReader(SourceFile file) {
    this.file = file;
    this.offsets = offsetsOfCodePoints(file.text());
  }

  /**
   * The document in {@code file}. An empty file is a null scalar.
   *
   * @throws YamlException with the place, when the text is no YAML or too deep or too large
   */
  public static YamlNode read(SourceFile file) throws YamlException {
    Optional<YamlNode> plain = QuickYaml.read(file);
    return plain.isPresent() ? plain.get() : readFully(file);
  }

  /** The document, read without the short cut. */
  static YamlNode readFully(SourceFile file) throws YamlException {
    return new YamlReader(file).document();
  }

  private YamlNode document() throws YamlException {
    String text = file.text();
    if (file.path().endsWith(".json") && text.indexOf('\t') >= 0) {
      // JSON may be indented with tabs, YAML may not; the offsets stay the same.
      text = text.replace('\t', ' ');
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.path())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setUseMarks(true)
            .build();
    int documents = 0;
    try {
      Iterator<Event> events = new Parse(settings).parseString(text).iterator();
      while (events.hasNext()) {
        Event event = events.next();
        if (event.getEventId() == Event.ID.DocumentStart && ++documents > 1) {
          throw new YamlException(span(event), "a second document starts here; one is read");
        }
        accept(event);
      }
    } catch (MarkedYamlEngineException malformed) {
      Span place =
          malformed
              .getProblemMark()
              .or(malformed::getContextMark)
              .map(mark -> file.span(offset(mark), offset(mark)))
              .orElse(file.start());
      throw new YamlException(place, message(malformed));
    } catch (ReaderException unprintable) {
      int place = offset(unprintable.getPosition());
      throw new YamlException(
          file.span(place, place),
          String.format("character U+%04X is not allowed", unprintable.getCodePoint()));
    } catch (NumberFormatException cutOff) {
      // The library's scanner takes what is missing of `\\u0041` for digits.
      throw new YamlException(file.start(), "an escape at the end of the file is cut off");
    } catch (YamlEngineException | IndexOutOfBoundsException other) {
      throw new YamlException(file.start(), String.valueOf(other.getMessage()));
    }
    return root == null ? new YamlNode.Scalar(file.start(), "", false) : root.node();
  }

  private static String message(MarkedYamlEngineException malformed) {
    String problem = malformed.getProblem() == null ? "not understood" : malformed.getProblem();
    String context = malformed.getContext() == null ? "" : malformed.getContext() + ": ";
    return (context + problem).strip();
  }

  private void accept(Event event) throws YamlException {
    switch (event.getEventId()) {
      case MappingStart, SequenceStart -> begin(event);
      case MappingEnd, SequenceEnd -> end(event);
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> alias((AliasEvent) event);
      default -> {
        // Stream and document borders, comments.
      }
    }
  }

  private void begin(Event event) throws YamlException {
    if (open.size() >= MAX_DEPTH) {
      throw new YamlException(span(event), "nested more than " + MAX_DEPTH + " levels deep");
    }
    boolean mapping = event.getEventId() == Event.ID.MappingStart;
    open.push(new Open(mapping, anchor((NodeEvent) event), span(event)));
  }

  private void end(Event event) throws YamlException {
    Open done = open.pop();
    int last =
        done.children.isEmpty()
            ? done.start.start()
            : done.children.get(done.children.size() - 1).span().end();
    // A flow collection ends at its bracket; a block collection ends with its last value.
    int mark = offset(event.getEndMark());
    char closing = mark > 0 ? file.text().charAt(mark - 1) : ' ';
    boolean flow = startsWithBracket(done.start) && (closing == '}' || closing == ']');
    Span span = file.span(done.start.start(), Math.max(flow ? mark : last, done.start.start()));
    YamlNode node =
        done.mapping
            ? new YamlNode.Mapping(span, entries(done.children))
            : new YamlNode.Sequence(span, done.children);
    Sized sized = new Sized(node, done.size);
    done.anchor.ifPresent(name -> anchors.put(name, sized));
    add(sized);
  }

  private boolean startsWithBracket(Span span) {
    int at = span.start();
    return at < file.text().length()
        && (file.text().charAt(at) == '{' || file.text().charAt(at) == '[');
  }

  private void scalar(ScalarEvent event) throws YamlException {
    Span span = span(event);
    if (event.isLiteral() || event.isFolded()) {
      int end = span.end();
      while (end > span.start() && Character.isWhitespace(file.text().charAt(end - 1))) {
        end--;
      }
      span = file.span(span.start(), end);
    }
    Sized sized = new Sized(new YamlNode.Scalar(span, event.getValue(), !event.isPlain()), 1);
    anchor(event).ifPresent(name -> anchors.put(name, sized));
    add(sized);
  }

  private void alias(AliasEvent event) throws YamlException {
    String name = event.getAlias().getValue();
    Sized target = anchors.get(name);
    if (target == null) {
      boolean inside = open.stream().anyMatch(one -> one.anchor.equals(Optional.of(name)));
      throw new YamlException(
          span(event),
          inside ? "alias *" + name + " contains itself" : "alias *" + name + " has no anchor");
    }
    add(target);
  }

  private void add(Sized sized) throws YamlException {
    Open parent = open.peek();
    if (parent == null) {
      root = sized;
      return;
    }
    parent.size += sized.size();
    if (parent.size > MAX_NODES) {
      throw new YamlException(
          sized.node().span(), "more than " + MAX_NODES + " values after replacing the aliases");
    }
    parent.children.add(sized.node());
  }

  private static List<YamlNode.Entry> entries(List<YamlNode> keysAndValues) throws YamlException {
    List<YamlNode.Entry> entries = new ArrayList<>();
    List<YamlNode.Mapping> merged = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
      YamlNode key = keysAndValues.get(i);
      YamlNode value = keysAndValues.get(i + 1);
      if (!(key instanceof YamlNode.Scalar name)) {
        throw new YamlException(key.span(), "a key must be a text, this is a " + key.typeName());
      }
      if (name.text().equals("<<") && !name.quoted()) {
        value.itemsOrSelf().forEach(item -> item.asMapping().ifPresent(merged::add));
        continue;
      }
      if (!names.add(name.text())) {
        throw new YamlException(name.span(), "key `" + name.text() + "` is there twice");
      }
      entries.add(new YamlNode.Entry(name, value));
    }
    for (YamlNode.Mapping mapping : merged) {
      for (YamlNode.Entry entry : mapping.entries()) {
        if (names.add(entry.name())) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  private static Optional<String> anchor(NodeEvent event) {
    return event.getAnchor().map(anchor -> anchor.getValue());
  }

  private Span span(Event event) {
    int start = offset(event.getStartMark());
    return file.span(start, Math.max(start, offset(event.getEndMark())));
  }

  private int offset(Optional<Mark> mark) {
    return mark.map(this::offset).orElse(0);
  }

  private int offset(Mark mark) {
    return offset(mark.getIndex());
  }

  private int offset(int codePoint) {
    int length = file.text().length();
    if (offsets.length == 0) {
      return Math.min(codePoint, length);
    }
    return codePoint < offsets.length ? offsets[codePoint] : length;
  }

  /** Marks count code points, spans UTF-16 units; empty when the two are the same. */
  private static int[] offsetsOfCodePoints(String text) {
    int points = text.codePointCount(0, text.length());
    if (points == text.length()) {
      return new int[0];
    }
    int[] offsets = new int[points + 1];
    int at = 0;
    for (int i = 0; i < points; i++) {
      offsets[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[points] = at;
    return offsets;
  }
}
