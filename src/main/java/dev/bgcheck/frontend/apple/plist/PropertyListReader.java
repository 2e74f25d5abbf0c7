package dev.bgcheck.frontend.apple.plist;

import com.dd.plist.ASCIIPropertyListParser;
import com.dd.plist.BinaryPropertyListParser;
import com.dd.plist.NSObject;
import com.dd.plist.PropertyListFormatException;
import com.dd.plist.XMLPropertyListParser;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.PropertyList.Format;
import dev.bgcheck.project.PropertyList.Problem;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.Span;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a property list of any form. Whatever the bytes are, the answer is a {@link PropertyList},
 * with a problem when they are no good one; nothing is thrown, nothing is fetched, and memory and
 * time stay in proportion to the file.
 *
 * <p>A locator walks the text first: it finds the places, and refuses what could harm the parser
 * behind it (entities, nesting without end). Then dd-plist decodes.
 */
public final class PropertyListReader {
  /** The most bytes of a list; the largest in public apps have a few hundred thousand. */
  public static final int LIMIT = 8 * 1024 * 1024;

  /** The most bytes of a project file, which is read by a lighter parser. */
  public static final int PROJECT_LIMIT = 64 * 1024 * 1024;

  private static final Pattern CONFLICT = Pattern.compile("(?m)^(?:<{7}|>{7})(?: .*)?$");

  private PropertyListReader() {}

  /** The list at {@code path}; unreadable and oversized files are broken lists. */
  public static PropertyList read(SourceTree tree, String path) {
    return read(tree, path, LIMIT);
  }

  /** The list at {@code path} when it has at most {@code limit} bytes. */
  public static PropertyList read(SourceTree tree, String path, int limit) {
    try {
      return read(path, tree.bytes(path, limit));
    } catch (IOException unreadable) {
      SourceFile file = SourceFile.binary(path);
      return PropertyList.broken(
          file, Format.UNKNOWN, new Problem(file.start(), reason(path, unreadable)));
    }
  }

  /**
   * The list at {@code path}, in which <code>${…}</code> may stand where a number belongs: some
   * builds replace it before they parse.
   */
  public static PropertyList readTemplate(SourceTree tree, String path) {
    PropertyList list = read(tree, path);
    if (list.format() != Format.XML || list.root().isPresent()) {
      return list;
    }
    PropertyList lenient = read(list.file(), true);
    return lenient.root().isPresent() ? lenient : list;
  }

  /** Why a file could not be read, in words that do not repeat its path. */
  public static String reason(String path, IOException unreadable) {
    String message = String.valueOf(unreadable.getMessage());
    if (unreadable instanceof java.nio.file.AccessDeniedException) {
      return "must not be read (permission denied)";
    }
    if (unreadable instanceof java.nio.file.NoSuchFileException) {
      return "does not exist";
    }
    return message.startsWith(path) ? message.substring(path.length()).strip() : message;
  }

  /** The list that {@code bytes} are. */
  public static PropertyList read(String path, byte[] bytes) {
    if (startsWithBinaryMark(bytes)) {
      return binary(SourceFile.binary(path), bytes);
    }
    PropertyListText decoded = PropertyListText.of(bytes);
    if (decoded.text().indexOf('\0') >= 0) {
      SourceFile file = SourceFile.binary(path);
      return PropertyList.broken(
          file, Format.UNKNOWN, new Problem(file.start(), "this is no property list"));
    }
    PropertyList list = read(SourceFile.of(path, decoded.text()));
    if (decoded.complaint().isPresent() && list.problem().isEmpty()) {
      Span place = list.file().span(0, firstLineEnd(list.file()));
      return new PropertyList(
          list.file(),
          list.format(),
          list.root(),
          Optional.of(new Problem(place, "the XML declaration " + decoded.complaint().get())),
          list.preprocessed());
    }
    return list;
  }

  private static int firstLineEnd(SourceFile file) {
    return file.lineText(1).length();
  }

  /** The list in a decoded text. */
  public static PropertyList read(SourceFile file) {
    return read(file, false);
  }

  private static PropertyList read(SourceFile file, boolean placeholders) {
    String text = file.text();
    Format format = isXml(text) ? Format.XML : Format.ASCII;
    if (text.isBlank()) {
      return PropertyList.broken(
          file, Format.UNKNOWN, new Problem(file.start(), "this list is empty"));
    }
    Matcher conflict = CONFLICT.matcher(text);
    if (conflict.find()) {
      Span place = file.span(conflict.start(), conflict.end());
      return PropertyList.broken(
          file, format, new Problem(place, "a merge conflict is not resolved here"));
    }
    try {
      PropertyList list = format == Format.XML ? xml(file, placeholders) : ascii(file);
      return list.dict().isPresent() ? list : notADictionary(list);
    } catch (MalformedPropertyListException malformed) {
      Span place = file.span(malformed.start, malformed.end);
      return PropertyList.broken(file, format, new Problem(place, malformed.getMessage()));
    } catch (StackOverflowError tooDeep) {
      return PropertyList.broken(file, format, new Problem(file.start(), "nested too deep"));
    }
  }

  private static PropertyList notADictionary(PropertyList list) {
    PlistValue root = list.root().orElseThrow();
    Problem problem =
        new Problem(
            root.span(), "the root is of type " + root.typeName() + ", it must be a dictionary");
    return new PropertyList(
        list.file(), list.format(), list.root(), Optional.of(problem), list.preprocessed());
  }

  private static boolean isXml(String text) {
    String start = text.stripLeading();
    return start.startsWith("<")
        || start.startsWith("\uFEFF<")
        || (start.startsWith("#") && start.contains("<plist"));
  }

  private static PropertyList xml(SourceFile file, boolean placeholders)
      throws MalformedPropertyListException {
    XmlLocator.Result located = XmlLocator.locate(file.text(), placeholders);
    NSObject decoded;
    try {
      decoded = decode(located.cleaned());
    } catch (SAXException
        | IOException
        | ParserConfigurationException
        | PropertyListFormatException refused) {
      throw refused(refused);
    } catch (RuntimeException refused) {
      // dd-plist passes on what Long.parseLong and its like throw.
      throw refused(refused);
    }
    return new PropertyList(
        file,
        Format.XML,
        Optional.of(Decoding.xml(file, decoded, located.root())),
        Optional.empty(),
        located.preprocessed());
  }

  private static NSObject decode(String xml)
      throws SAXException, IOException, ParserConfigurationException, PropertyListFormatException {
    DocumentBuilder builder = XMLPropertyListParser.getDocBuilder();
    // Without a handler of ours the parser prints what it throws to standard error.
    builder.setErrorHandler(new DefaultHandler());
    return XMLPropertyListParser.parse(builder.parse(new InputSource(new StringReader(xml))));
  }

  private static PropertyList ascii(SourceFile file) throws MalformedPropertyListException {
    Located located = AsciiLocator.locate(file.text());
    NSObject decoded;
    try {
      decoded =
          ASCIIPropertyListParser.parse(file.text().getBytes(StandardCharsets.UTF_8), "UTF-8");
    } catch (ParseException refused) {
      int place = Math.max(0, Math.min(refused.getErrorOffset(), file.text().length()));
      throw new MalformedPropertyListException(place, place, oneLine(refused));
    } catch (IOException | RuntimeException refused) {
      throw refused(refused);
    }
    return PropertyList.of(file, Format.ASCII, Decoding.ascii(file, decoded, located));
  }

  private static PropertyList binary(SourceFile file, byte[] bytes) {
    try {
      BinaryShape.check(bytes);
      NSObject decoded = BinaryPropertyListParser.parse(bytes);
      PropertyList list = PropertyList.of(file, Format.BINARY, Decoding.binary(file, decoded));
      return list.dict().isPresent() ? list : notADictionary(list);
    } catch (MalformedPropertyListException malformed) {
      return PropertyList.broken(
          file, Format.BINARY, new Problem(file.start(), malformed.getMessage()));
    } catch (IOException
        | PropertyListFormatException
        | RuntimeException
        | StackOverflowError refused) {
      return PropertyList.broken(file, Format.BINARY, new Problem(file.start(), oneLine(refused)));
    }
  }

  private static MalformedPropertyListException refused(Exception refused) {
    return new MalformedPropertyListException(0, 0, oneLine(refused));
  }

  private static String oneLine(Throwable refused) {
    String message = refused.getMessage() == null ? "not understood" : refused.getMessage();
    return "the reader refuses this list: " + message.lines().findFirst().orElse("").strip();
  }

  private static boolean startsWithBinaryMark(byte[] bytes) {
    return bytes.length >= 6
        && new String(bytes, 0, 6, StandardCharsets.ISO_8859_1).equals("bplist");
  }
}
