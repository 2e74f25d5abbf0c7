package dev.bgcheck.api;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.TypeRefParser;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the members of one type, or the functions of a file. */
final class MemberReader {
  private static final Set<String> MEMBER_KEYS =
      Set.of(
          "objc",
          "global",
          "java",
          "only",
          "also",
          "parameters",
          "result",
          "distinctive",
          "creates",
          "closure",
          "closures",
          "callback",
          "handler",
          "handlers",
          "requires",
          "checks",
          "queue",
          "delivers",
          "contracts",
          "since",
          "note");
  private static final Set<String> CONSTANT_KEYS =
      Set.of("swift", "objc", "java", "state", "thread", "distinctive", "contracts", "since");
  private static final String CONSTRUCTOR = "<init>";

  private final Contracts contracts;
  private final TypeSketch type;

  /** What a member has to know of the type it belongs to; the empty name for globals. */
  record TypeSketch(
      String name,
      String swiftName,
      boolean inObjc,
      boolean inSwift,
      boolean inJava,
      boolean isProtocol,
      Optional<ApiFact.CalledBySystem> callbackDefaults) {}

  MemberReader(Contracts contracts, TypeSketch type) {
    this.contracts = contracts;
    this.type = type;
  }

  /** The members that an entry of {@code members} or {@code functions} stands for. */
  List<ApiMember> members(YamlNode.Entry declared) throws ApiCatalogException {
    CatalogEntry entry = CatalogEntry.of(declared.value(), MEMBER_KEYS);
    String key = declared.name();
    List<ApiMember> members = new ArrayList<>();
    boolean objcOnly = key.startsWith("-") || key.startsWith("+");
    SwiftDeclaration first =
        objcOnly ? objcDeclaration(declared, entry) : parse(declared.key().span(), key);
    members.add(member(first, entry, declared.key().span(), objcOnly));
    Optional<YamlNode> also = entry.find("also");
    for (YamlNode other : also.isPresent() ? also.get().itemsOrSelf() : List.<YamlNode>of()) {
      SwiftDeclaration spelling = parse(other.span(), CatalogEntry.text(other));
      if (spelling.parameters().size() != first.parameters().size()) {
        throw new ApiCatalogException(
            other.span(), "another spelling needs as many parameters; make it an entry of its own");
      }
      members.add(otherSpelling(members.get(0), spelling));
    }
    return members;
  }

  private static SwiftDeclaration parse(Span span, String text) throws ApiCatalogException {
    try {
      return SwiftDeclaration.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new ApiCatalogException(span, String.valueOf(wrong.getMessage()));
    }
  }

  private static TypeRef parseType(YamlNode node) throws ApiCatalogException {
    try {
      return TypeRefParser.parse(CatalogEntry.text(node));
    } catch (IllegalArgumentException wrong) {
      throw new ApiCatalogException(node.span(), String.valueOf(wrong.getMessage()));
    }
  }

  private static ApiMember otherSpelling(ApiMember member, SwiftDeclaration spelling) {
    return new ApiMember(
        member.owner(),
        member.kind(),
        member.isStatic(),
        member.symbol(),
        member.setter(),
        spelling.name(),
        spelling.parameters(),
        member.result(),
        spelling.isAsync(),
        Set.of(),
        member.javaArity(),
        member.isDistinctive(),
        member.creates(),
        member.facts(),
        member.contracts(),
        member.since(),
        member.span());
  }

  /** Ex) {@code "-initWithAccessory:forProtocol:"}, with {@code parameters} and {@code result}. */
  private static SwiftDeclaration objcDeclaration(YamlNode.Entry declared, CatalogEntry entry)
      throws ApiCatalogException {
    String selector = declared.name().substring(1);
    int arity = ApiNames.arity(selector);
    List<ApiParameter> parameters = new ArrayList<>();
    Optional<YamlNode> types = entry.find("parameters");
    List<YamlNode> given = types.isPresent() ? types.get().itemsOrSelf() : List.of();
    for (int i = 0; i < arity; i++) {
      TypeRef type = i < given.size() ? parseType(given.get(i)) : TypeRef.UNKNOWN;
      parameters.add(new ApiParameter("", type, false, false));
    }
    if (given.size() > arity) {
      throw new ApiCatalogException(
          entry.spanOf("parameters"), "the selector takes " + arity + " arguments");
    }
    Optional<YamlNode> result = entry.find("result");
    return new SwiftDeclaration(
        selector.startsWith("init") ? SwiftDeclaration.Kind.INIT : SwiftDeclaration.Kind.FUNC,
        declared.name().startsWith("+"),
        selector,
        parameters,
        result.isPresent() ? parseType(result.get()) : TypeRef.UNKNOWN,
        false,
        false);
  }

  private ApiMember member(
      SwiftDeclaration declaration, CatalogEntry entry, Span place, boolean objcOnly)
      throws ApiCatalogException {
    for (String key : new String[] {"parameters", "result"}) {
      if (!objcOnly && entry.find(key).isPresent()) {
        throw new ApiCatalogException(
            entry.spanOf(key), "`" + key + "` is for selectors; a declaration has its types");
      }
    }
    String only = only(entry);
    boolean inSwift = type.inSwift() && !objcOnly && (only.isEmpty() || only.equals("swift"));
    boolean inObjc = type.inObjc() && (only.isEmpty() || only.equals("objc"));
    String selector = selector(declaration, entry, place, inObjc, objcOnly);
    List<String> ids = contracts(entry);
    boolean property = declaration.isProperty();
    List<ApiParameter> arguments =
        property
            ? List.of(new ApiParameter("", declaration.result(), false, false))
            : declaration.parameters();
    List<ApiFact> facts = new FactReader(entry, arguments, ids).read(type.callbackDefaults());
    boolean creation = declaration.kind() == SwiftDeclaration.Kind.INIT;
    Optional<String> global = entry.text("global");
    ApiSymbol symbol =
        global.isPresent() ? new ApiSymbol("", global.get()) : new ApiSymbol(type.name(), selector);
    Optional<ApiSymbol> setter =
        declaration.kind() == SwiftDeclaration.Kind.VAR && global.isEmpty()
            ? Optional.of(new ApiSymbol(type.name(), ApiNames.setterOf(selector)))
            : Optional.empty();
    JavaName java = javaName(declaration, entry, selector, only, objcOnly);
    return new ApiMember(
        type.name(),
        property
            ? ApiMember.Kind.PROPERTY
            : creation ? ApiMember.Kind.INITIALIZER : ApiMember.Kind.METHOD,
        declaration.isStatic(),
        symbol,
        setter,
        inSwift ? declaration.name() : "",
        declaration.parameters(),
        creation ? TypeRef.named(type.swiftName()) : declaration.result(),
        declaration.isAsync(),
        java.names(),
        java.arity(),
        entry.flag("distinctive"),
        creation || entry.flag("creates"),
        facts,
        ids,
        entry.text("since").orElse(""),
        place);
  }

  private static String only(CatalogEntry entry) throws ApiCatalogException {
    String only = entry.text("only").orElse("");
    if (!only.isEmpty() && !Set.of("swift", "objc", "java").contains(only)) {
      throw CatalogEntry.unknown(
          "language", entry.spanOf("only"), only, Set.of("swift", "objc", "java"));
    }
    return only;
  }

  private String selector(
      SwiftDeclaration declaration,
      CatalogEntry entry,
      Span place,
      boolean inObjc,
      boolean objcOnly)
      throws ApiCatalogException {
    Optional<String> written = entry.text("objc");
    if (objcOnly) {
      return declaration.name();
    }
    if (written.isEmpty() && (type.name().isEmpty() || declaration.isProperty())) {
      return declaration.name();
    }
    if (written.isEmpty() && !inObjc) {
      return type.inJava() && !type.inSwift()
          ? (declaration.kind() == SwiftDeclaration.Kind.INIT ? CONSTRUCTOR : declaration.name())
              + "/"
              + declaration.parameters().size()
          : swiftSelector(declaration);
    }
    String selector = written.orElse(declaration.derivedSelector());
    if (selector.isEmpty()) {
      throw new ApiCatalogException(
          place, "the selector cannot be told from the declaration: write it as `objc`");
    }
    int arity = ApiNames.arity(selector);
    int declared = declaration.parameters().size();
    boolean error = declaration.isThrowing() && selector.endsWith("rror:");
    if (!declaration.isProperty() && arity != declared + (error ? 1 : 0)) {
      throw new ApiCatalogException(
          entry.spanOf("objc"),
          "selector `" + selector + "` takes " + arity + " arguments, the declaration " + declared);
    }
    return selector;
  }

  private static String swiftSelector(SwiftDeclaration declaration) {
    StringBuilder name = new StringBuilder(declaration.name()).append('(');
    for (ApiParameter parameter : declaration.parameters()) {
      name.append(parameter.label().isEmpty() ? "_" : parameter.label()).append(':');
    }
    return name.append(')').toString();
  }

  private record JavaName(Set<String> names, int arity) {}

  private JavaName javaName(
      SwiftDeclaration declaration,
      CatalogEntry entry,
      String selector,
      String only,
      boolean objcOnly)
      throws ApiCatalogException {
    int arity = declaration.parameters().size();
    Set<String> names = new LinkedHashSet<>();
    for (String written : entry.texts("java")) {
      if (written.equals("none")) {
        return new JavaName(Set.of(), arity);
      }
      int slash = written.indexOf('/');
      names.add(slash < 0 ? written : written.substring(0, slash));
      if (slash >= 0) {
        arity = RoutineName.of(Language.JAVA, written).arity();
        if (arity < 0) {
          throw new ApiCatalogException(
              entry.spanOf("java"), "not a number of arguments: `" + written + "`");
        }
      }
    }
    if (!type.inJava() || (!only.isEmpty() && !only.equals("java"))) {
      return new JavaName(names, arity);
    }
    boolean creation = declaration.kind() == SwiftDeclaration.Kind.INIT;
    if (creation) {
      names.add(CONSTRUCTOR);
    }
    if (declaration.isProperty()) {
      if (names.isEmpty()) {
        names.add(ApiNames.bareProperty(declaration.name()));
        names.add(ApiNames.bareProperty(selector));
      }
      return new JavaName(names, arity);
    }
    names.add(ApiNames.joined(selector));
    if (entry.find("java").isEmpty() && !creation) {
      if (!objcOnly) {
        names.add(declaration.name());
      }
      List<String> parts = ApiNames.parts(selector);
      names.add(parts.get(0));
      // Ex) session:didReceiveMessage: is didReceiveMessage in an adapter
      if (type.isProtocol() && parts.size() > 1) {
        names.add(parts.get(1));
      }
    }
    names.removeIf(name -> name.indexOf('(') >= 0 || name.indexOf('/') >= 0);
    return new JavaName(names, arity);
  }

  private List<String> contracts(CatalogEntry entry) throws ApiCatalogException {
    return checkedContracts(contracts, entry);
  }

  /** The ids at {@code contracts}, each of which must be in the table. */
  static List<String> checkedContracts(Contracts table, CatalogEntry entry)
      throws ApiCatalogException {
    List<String> ids = new ArrayList<>();
    Optional<YamlNode> node = entry.find("contracts");
    for (YamlNode item : node.isPresent() ? node.get().itemsOrSelf() : List.<YamlNode>of()) {
      String id = CatalogEntry.text(item);
      if (table.find(id).isEmpty()) {
        throw new ApiCatalogException(item.span(), "no contract has the id `" + id + "`");
      }
      ids.add(id);
    }
    return ids;
  }

  /** The constant that an item of {@code constants} or {@code notifications} stands for. */
  ApiMember constant(YamlNode item, boolean isNotification) throws ApiCatalogException {
    boolean bare = item instanceof YamlNode.Scalar;
    CatalogEntry entry =
        bare ? CatalogEntry.ofAnyKeys(NOTHING) : CatalogEntry.of(item, CONSTANT_KEYS);
    String name = bare ? CatalogEntry.text(item) : entry.text("swift").orElse("");
    if (name.isEmpty()) {
      throw new ApiCatalogException(item.span(), "a constant needs its Swift name at `swift`");
    }
    String capital = ApiNames.capitalized(name);
    String objc = entry.text("objc").orElse(type.name() + capital);
    String java = entry.text("java").orElse(capital);
    List<ApiFact> facts = new ArrayList<>();
    Optional<AppState> state = FactReader.findState(entry);
    if (isNotification) {
      facts.add(new ApiFact.IsPosted(state.orElse(AppState.ANY), FactReader.postingThread(entry)));
    } else {
      state.ifPresent(known -> facts.add(new ApiFact.Means(known)));
    }
    String typeName = isNotification ? "Notification.Name" : type.swiftName();
    return new ApiMember(
        type.name(),
        ApiMember.Kind.CONSTANT,
        true,
        type.inObjc() ? new ApiSymbol("", objc) : new ApiSymbol(type.name(), name),
        Optional.empty(),
        type.inSwift() ? name : "",
        List.of(),
        TypeRef.named(typeName.isEmpty() ? type.name() : typeName),
        false,
        type.inJava() && !java.equals("none") ? Set.of(java) : Set.of(),
        0,
        entry.flag("distinctive"),
        false,
        facts,
        contracts(entry),
        entry.text("since").orElse(""),
        item.span());
  }

  private static final YamlNode NOTHING =
      new YamlNode.Scalar(dev.bgcheck.source.SourceFile.of("", "").start(), "", false);
}
