package dev.bgcheck.link;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.api.ApiParameter;
import dev.bgcheck.api.ApiType;
import dev.bgcheck.api.ApiUse;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers the linker's questions from the API catalogue. */
final class CatalogApis implements KnownApis {
  private final ApiCatalog catalog;
  // Asked for every mention of a type; most are the app's own and unknown here.
  private final Map<String, Optional<String>> canonical = new ConcurrentHashMap<>();
  private final Map<String, List<String>> lineages = new ConcurrentHashMap<>();

  CatalogApis(ApiCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<String> canonicalType(String spelled) {
    Optional<String> known = canonical.get(spelled);
    return known != null
        ? known
        : canonical.computeIfAbsent(spelled, name -> catalog.findType(name).map(ApiType::name));
  }

  @Override
  public List<String> supertypes(String name) {
    return lineages.computeIfAbsent(
        name,
        key ->
            catalog
                .findType(key)
                .map(type -> catalog.lineage(type).stream().map(ApiType::name).toList())
                .orElse(List.of()));
  }

  @Override
  public Optional<Member> call(
      String owner, boolean onType, Language language, Instruction.Call call) {
    Optional<ApiType> type = catalog.findType(owner);
    return type.isPresent()
        ? first(uses(language, type.get(), onType, call.name(), call))
        : Optional.empty();
  }

  @Override
  public Optional<Member> bound(String owner, String selector, Instruction.Call call) {
    return catalog
        .findType(owner)
        .flatMap(type -> catalog.findBound(type, selector, call.arguments().size()))
        .flatMap(use -> first(List.of(use)));
  }

  @Override
  public Optional<Member> creation(String owner, Language language, Instruction.Call call) {
    String name = language == Language.SWIFT ? "init" : call.name();
    return catalog.findType(owner).flatMap(type -> first(uses(language, type, true, name, call)));
  }

  private List<ApiUse> uses(
      Language language, ApiType type, boolean onType, String name, Instruction.Call call) {
    return catalog.findCalls(
        language, type, onType, name, call.arguments(), call.flags().isAwait());
  }

  @Override
  public Optional<Member> property(
      String owner, boolean onType, Language language, String name, boolean write) {
    Optional<ApiType> type = catalog.findType(owner);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Optional<ApiMember> member = catalog.findProperty(language, type.get(), onType, name);
    return member.isPresent() ? access(member.get(), write) : Optional.empty();
  }

  @Override
  public Optional<Member> function(Language language, Instruction.Call call) {
    return first(
        catalog.findGlobalCalls(language, call.name(), call.arguments(), call.flags().isAwait()));
  }

  @Override
  public Optional<Member> global(Language language, String name) {
    return catalog.findGlobal(name).flatMap(member -> access(member, false));
  }

  @Override
  public Optional<Member> distinctiveCall(Language language, Instruction.Call call) {
    return first(
        catalog.findDistinctiveCalls(
            language, call.name(), call.arguments(), call.flags().isAwait()));
  }

  @Override
  public Optional<Member> distinctiveProperty(Language language, String name, boolean write) {
    return catalog.findDistinctiveProperty(language, name).flatMap(member -> access(member, write));
  }

  @Override
  public List<ApiSymbol> callbacks(Collection<String> owners, Routine routine) {
    boolean isAsync = routine.is(Routine.Flag.ASYNC);
    return routine.language() == Language.OBJC && !routine.selector().isEmpty()
        ? callbacks(owners, routine.selector())
        : callbacks(owners, routine.language(), routine.signature().name(), isAsync);
  }

  @Override
  public List<ApiSymbol> callbacks(Collection<String> owners, String selector) {
    return callbacks(owners, Language.OBJC, selector, false);
  }

  private List<ApiSymbol> callbacks(
      Collection<String> owners, Language language, String name, boolean isAsync) {
    Set<ApiSymbol> found = new LinkedHashSet<>();
    for (String owner : owners) {
      Optional<ApiType> type = catalog.findType(owner);
      if (type.isPresent()) {
        for (ApiMember member : catalog.findCallbacks(language, type.get(), name, isAsync)) {
          found.add(member.symbol());
        }
      }
    }
    return List.copyOf(found);
  }

  @Override
  public List<TypeRef> callbackParameters(ApiSymbol callback) {
    return catalog
        .find(callback)
        .map(member -> member.parameters().stream().map(ApiParameter::type).map(this::known))
        .map(types -> types.toList())
        .orElse(List.of());
  }

  private Optional<Member> access(ApiMember member, boolean write) {
    if (!write) {
      return Optional.of(new Member(member.symbol(), known(member.result()), Map.of(), List.of()));
    }
    TypeRef type = known(member.result());
    Map<Integer, List<TypeRef>> closure =
        type.isFunction() ? Map.of(0, type.parameters()) : Map.of();
    return member.setter().map(setter -> new Member(setter, type, closure, List.of(0)));
  }

  private Optional<Member> first(List<ApiUse> uses) {
    if (uses.isEmpty()) {
      return Optional.empty();
    }
    ApiUse use = uses.get(0);
    Map<Integer, List<TypeRef>> closures = new HashMap<>();
    for (int i = 0; i < use.positions().size(); i++) {
      TypeRef type = known(use.member().parameterType(use.positions().get(i)));
      if (type.isFunction()) {
        closures.put(i, type.parameters());
      }
    }
    TypeRef result = known(use.member().result());
    return Optional.of(new Member(use.symbol(), result, closures, use.positions()));
  }

  /** The catalogue spells types as Swift does; the program knows them by canonical name. */
  private TypeRef known(TypeRef type) {
    List<TypeRef> arguments = new ArrayList<>(type.arguments().size());
    for (TypeRef argument : type.arguments()) {
      arguments.add(known(argument));
    }
    String name = type.isNamed() ? canonicalType(type.name()).orElse(type.name()) : type.name();
    return new TypeRef(name, arguments);
  }
}
