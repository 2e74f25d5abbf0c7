package dev.bgcheck.app.dev;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.api.ApiType;
import dev.bgcheck.api.ApiUse;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the Java names of the catalogue and those of a binding differ.
 *
 * @param compared how many members of the binding the catalogue knows by their selector
 * @param renamed those whose Java name does not lead to that selector, a line each
 * @param absent members with a Java name whose selector the binding's class does not have
 */
record BindingDrift(int compared, List<String> renamed, List<String> absent) {
  /** Copies the lists. */
  BindingDrift {
    renamed = List.copyOf(renamed);
    absent = List.copyOf(absent);
  }

  /**
   * Compares.
   *
   * @param binding the binding's classes, with the selectors that their annotations give
   */
  static BindingDrift of(ApiCatalog catalog, List<LoweredUnit> binding) {
    Set<String> renamed = new TreeSet<>();
    Set<ApiSymbol> there = new HashSet<>();
    Set<ApiType> types = new HashSet<>();
    int compared = 0;
    for (LoweredUnit unit : binding) {
      for (Routine routine : unit.routines()) {
        Optional<ApiType> type = catalog.findType(routine.signature().owner().toString());
        type.ifPresent(types::add);
        if (type.isEmpty() || routine.selector().isEmpty() || isInternal(routine)) {
          continue;
        }
        Optional<ApiUse> bound =
            catalog.findBound(type.get(), routine.selector(), routine.parameters().size());
        if (bound.isEmpty()) {
          continue;
        }
        compared++;
        there.add(bound.get().symbol());
        Set<ApiSymbol> named = named(catalog, type.get(), routine);
        if (!named.contains(bound.get().symbol())) {
          renamed.add(
              routine.signature() + " is " + bound.get().symbol() + ", by its name " + named);
        }
      }
    }
    return new BindingDrift(compared, List.copyOf(renamed), absent(types, there));
  }

  /** What users cannot call: MobiVM's constructors are wrappers around these. */
  private static boolean isInternal(Routine routine) {
    String name = routine.signature().name();
    boolean makesHandle =
        routine.signature().isStatic() && name.startsWith("create") && name.endsWith(")J");
    // A constructor without parameters that nothing is said of counts as the inherited one.
    boolean inherited = name.startsWith("<init>()");
    return makesHandle
        || inherited
        || routine.is(Routine.Flag.PRIVATE)
        || !routine.signature().isStatic() && name.startsWith("init");
  }

  private static Set<ApiSymbol> named(ApiCatalog catalog, ApiType type, Routine routine) {
    String name = routine.signature().name();
    Set<ApiSymbol> symbols = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    catalog.findCallbacks(Language.BYTECODE, type, name, false).stream()
        .map(ApiMember::symbol)
        .forEach(symbols::add);
    boolean onType = routine.signature().isStatic() || routine.kind() == Routine.Kind.INITIALIZER;
    List<Argument> arguments =
        Collections.nCopies(routine.parameters().size(), Argument.of(Value.Constant.NIL));
    catalog.findCalls(Language.BYTECODE, type, onType, name, arguments, false).stream()
        .map(ApiUse::symbol)
        .forEach(symbols::add);
    return symbols;
  }

  private static List<String> absent(Set<ApiType> types, Set<ApiSymbol> there) {
    List<String> absent = new ArrayList<>();
    for (ApiType type : types) {
      for (ApiMember member : type.members()) {
        boolean compares =
            member.kind() != ApiMember.Kind.CONSTANT
                && !member.javaNames().isEmpty()
                && !there.contains(member.symbol());
        if (compares) {
          absent.add("absent: " + member.symbol() + " " + new TreeSet<>(member.javaNames()));
        }
      }
    }
    Collections.sort(absent);
    return absent;
  }
}
