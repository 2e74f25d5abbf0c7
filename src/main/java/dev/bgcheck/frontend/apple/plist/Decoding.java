package dev.bgcheck.frontend.apple.plist;

import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSSet;
import com.dd.plist.NSString;
import com.dd.plist.UID;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins what dd-plist decoded with the places a locator found. Where the two differ in shape, a
 * value takes the place of the one around it, so a place is at worst too wide.
 *
 * <p>Recursive; both inputs were checked to be no deeper than {@link XmlLocator#MAX_DEPTH}.
 */
final class Decoding {
  private final SourceFile file;

  /** The old-style form has no numbers and dates: what looks like one is a string. */
  private final boolean onlyStrings;

  private Decoding(SourceFile file, boolean onlyStrings) {
    this.file = file;
    this.onlyStrings = onlyStrings;
  }

  static PlistValue xml(SourceFile file, NSObject decoded, Located located) {
    return new Decoding(file, false).value(decoded, located, file.start());
  }

  static PlistValue ascii(SourceFile file, NSObject decoded, Located located) {
    return new Decoding(file, true).value(decoded, located, file.start());
  }

  static PlistValue binary(SourceFile file, NSObject decoded) {
    return new Decoding(file, false).value(decoded, null, file.start());
  }

  private PlistValue value(NSObject decoded, Located located, Span around) {
    Span span = located == null ? around : file.span(located.start, located.end);
    if (decoded instanceof NSDictionary dict) {
      return new PlistValue.Dict(span, entries(dict, located, span));
    }
    if (decoded instanceof NSArray array) {
      return new PlistValue.Array(span, items(array.getArray(), located, span));
    }
    if (decoded instanceof NSSet set) {
      return new PlistValue.Array(span, items(set.allObjects(), null, span));
    }
    if (onlyStrings && located != null && !(decoded instanceof NSData)) {
      return PlistValue.Text.of(span, located.text);
    }
    return leaf(decoded, span);
  }

  private static PlistValue leaf(NSObject decoded, Span span) {
    if (decoded instanceof NSString string) {
      return PlistValue.Text.of(span, string.getContent());
    }
    if (decoded instanceof NSNumber number) {
      if (number.isBoolean()) {
        return new PlistValue.Bool(span, number.boolValue());
      }
      return number.isInteger()
          ? new PlistValue.Whole(span, BigInteger.valueOf(number.longValue()))
          : new PlistValue.Real(span, number.doubleValue());
    }
    if (decoded instanceof NSDate date) {
      return new PlistValue.Date(span, date.getDate().toInstant());
    }
    if (decoded instanceof NSData data) {
      return new PlistValue.Data(span, data.length());
    }
    if (decoded instanceof UID uid) {
      return new PlistValue.Data(span, uid.getBytes().length);
    }
    // NSNull, which only a keyed archive holds.
    return PlistValue.Text.of(span, new BigDecimal(0).toPlainString());
  }

  private List<PlistValue.Entry> entries(NSDictionary dict, Located located, Span around) {
    Map<String, Located> places = new HashMap<>();
    if (located != null) {
      // Of a key that is there twice the last counts, for dd-plist as for Apple's readers.
      located.children.forEach(child -> places.put(child.key, child));
    }
    List<PlistValue.Entry> entries = new ArrayList<>();
    for (Map.Entry<String, NSObject> entry : dict.entrySet()) {
      Located place = places.get(entry.getKey());
      Span keySpan = place == null ? around : file.span(place.keyStart, place.keyEnd);
      entries.add(
          new PlistValue.Entry(entry.getKey(), keySpan, value(entry.getValue(), place, around)));
    }
    return entries;
  }

  private List<PlistValue> items(NSObject[] items, Located located, Span around) {
    boolean inStep = located != null && located.children.size() == items.length;
    List<PlistValue> values = new ArrayList<>();
    for (int i = 0; i < items.length; i++) {
      values.add(value(items[i], inStep ? located.children.get(i) : null, around));
    }
    return values;
  }
}
