package dev.bgcheck.api;

import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what {@link ImageWriter} wrote. */
final class ImageReader {
  static final int RUNS_CLOSURE = 0;
  static final int CALLED_BY_SYSTEM = 1;
  static final int NEEDS_MAIN_THREAD = 2;
  static final int CHECKS_MAIN_THREAD = 3;
  static final int GIVES_QUEUE = 4;
  static final int DELIVERS_CALLBACKS = 5;
  static final int IS_POSTED = 6;
  static final int MEANS = 7;

  // values() copies the array each time
  private static final ApiType.Kind[] TYPE_KINDS = ApiType.Kind.values();
  private static final ApiMember.Kind[] MEMBER_KINDS = ApiMember.Kind.values();
  private static final ApiThread.Place[] PLACES = ApiThread.Place.values();
  private static final Severity[] SEVERITIES = Severity.values();
  private static final AppState[] STATES = AppState.values();
  private static final ApiFact.Times[] TIMES = ApiFact.Times.values();
  private static final ApiFact.Moment[] MOMENTS = ApiFact.Moment.values();
  private static final ApiFact.SuperCall[] SUPER_CALLS = ApiFact.SuperCall.values();

  private static final Span NOWHERE = SourceFile.binary("catalog.image").start();

  private final byte[] image;
  private final Tables tables;
  private int at;

  /** The texts and types of the image, made when they are first needed. */
  private static final class Tables {
    int[] textStarts = new int[0];
    String[] texts = new String[0];
    TypeRef[] typeRefs = new TypeRef[0];
  }

  ImageReader(byte[] image) {
    this(image, new Tables(), 0);
  }

  private ImageReader(byte[] image, Tables tables, int at) {
    this.image = image;
    this.tables = tables;
    this.at = at;
  }

  ApiCatalog read() {
    int count = number();
    tables.textStarts = new int[count];
    tables.texts = new String[count];
    for (int i = 0; i < count; i++) {
      tables.textStarts[i] = at;
      int length = number();
      at += length;
    }
    tables.typeRefs = new TypeRef[number()];
    for (int i = 0; i < tables.typeRefs.length; i++) {
      String name = text();
      TypeRef[] arguments = new TypeRef[number()];
      for (int j = 0; j < arguments.length; j++) {
        arguments[j] = typeRef();
      }
      tables.typeRefs[i] = new TypeRef(name, List.of(arguments));
    }
    ApiType[] types = new ApiType[number()];
    for (int i = 0; i < types.length; i++) {
      types[i] = type();
    }
    ApiType functions = ApiCatalog.functions(members());
    NameIndex names = new NameIndex(index(types), index(types), index(types), index(types));
    return new ApiCatalog(Arrays.asList(types), functions, names);
  }

  private Map<String, List<ApiType>> index(ApiType[] types) {
    int count = number();
    Map<String, List<ApiType>> index = new HashMap<>(count * 2);
    for (int i = 0; i < count; i++) {
      String name = text();
      ApiType[] owners = new ApiType[number()];
      for (int j = 0; j < owners.length; j++) {
        owners[j] = types[number()];
      }
      index.put(name, List.of(owners));
    }
    return index;
  }

  private int number() {
    int value = 0;
    int shift = 0;
    byte next = image[at++];
    while (next < 0) {
      value |= (next & 0x7f) << shift;
      shift += 7;
      next = image[at++];
    }
    return value | next << shift;
  }

  private boolean flag() {
    return image[at++] != 0;
  }

  private String text() {
    int which = number();
    String text = tables.texts[which];
    if (text == null) {
      ImageReader there = new ImageReader(image, tables, tables.textStarts[which]);
      int length = there.number();
      text = new String(image, there.at, length, StandardCharsets.UTF_8);
      tables.texts[which] = text;
    }
    return text;
  }

  private List<String> textList() {
    int count = number();
    if (count == 0) {
      return List.of();
    }
    String[] all = new String[count];
    for (int i = 0; i < count; i++) {
      all[i] = text();
    }
    return List.of(all);
  }

  private Set<String> textSet() {
    return Set.copyOf(textList());
  }

  private TypeRef typeRef() {
    return tables.typeRefs[number()];
  }

  private ApiType type() {
    return new ApiType(
        text(),
        TYPE_KINDS[number()],
        text(),
        text(),
        textSet(),
        textList(),
        flag(),
        members(),
        textList(),
        text(),
        NOWHERE);
  }

  /** The members that come here, for whoever asks: each time with a reader of its own. */
  private Supplier<List<ApiMember>> members() {
    int length = number();
    int start = at;
    at += length;
    return () -> new ImageReader(image, tables, start).readMembers();
  }

  private List<ApiMember> readMembers() {
    ApiMember[] members = new ApiMember[number()];
    for (int i = 0; i < members.length; i++) {
      members[i] = member();
    }
    return Arrays.asList(members);
  }

  private ApiMember member() {
    return new ApiMember(
        text(),
        MEMBER_KINDS[number()],
        flag(),
        symbol(),
        flag() ? Optional.of(symbol()) : Optional.empty(),
        text(),
        parameters(),
        typeRef(),
        flag(),
        textSet(),
        number(),
        flag(),
        flag(),
        facts(),
        textList(),
        text(),
        NOWHERE);
  }

  private List<ApiParameter> parameters() {
    int count = number();
    if (count == 0) {
      return List.of();
    }
    ApiParameter[] parameters = new ApiParameter[count];
    for (int i = 0; i < count; i++) {
      parameters[i] = new ApiParameter(text(), typeRef(), flag(), flag());
    }
    return List.of(parameters);
  }

  private ApiSymbol symbol() {
    return new ApiSymbol(text(), text());
  }

  private ApiThread thread() {
    return new ApiThread(PLACES[number()], number() - 1, PLACES[number()]);
  }

  private List<ApiFact.Handler> handlers() {
    int count = number();
    List<ApiFact.Handler> handlers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      handlers.add(
          new ApiFact.Handler(
              number(),
              text(),
              flag(),
              SEVERITIES[number()],
              flag() ? Optional.of(text()) : Optional.empty(),
              textList()));
    }
    return handlers;
  }

  private List<ApiFact> facts() {
    int count = number();
    if (count == 0) {
      return List.of();
    }
    ApiFact[] facts = new ApiFact[count];
    for (int i = 0; i < count; i++) {
      facts[i] = fact();
    }
    return List.of(facts);
  }

  private ApiFact fact() {
    int kind = number();
    return switch (kind) {
      case RUNS_CLOSURE ->
          new ApiFact.RunsClosure(
              number(),
              TIMES[number()],
              MOMENTS[number()],
              thread(),
              flag(),
              STATES[number()],
              handlers());
      case CALLED_BY_SYSTEM ->
          new ApiFact.CalledBySystem(thread(), STATES[number()], handlers(), SUPER_CALLS[number()]);
      case NEEDS_MAIN_THREAD -> new ApiFact.NeedsMainThread();
      case CHECKS_MAIN_THREAD -> new ApiFact.ChecksMainThread(flag());
      case GIVES_QUEUE -> new ApiFact.GivesQueue(PLACES[number()]);
      case DELIVERS_CALLBACKS -> new ApiFact.DeliversCallbacks(number() - 1, thread());
      case IS_POSTED -> new ApiFact.IsPosted(STATES[number()], thread());
      case MEANS -> new ApiFact.Means(STATES[number()]);
      default -> throw new IllegalStateException("no fact of kind " + kind);
    };
  }
}
