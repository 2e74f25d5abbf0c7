package dev.bgcheck.link;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The questions that linking asks about code outside the program.
 *
 * <p>Types go by their canonical (Objective-C) name in answers; questions may use any language's
 * spelling where they say so.
 */
interface KnownApis {

  /**
   * A member of a known type.
   *
   * @param result what a call or read gives; unknown when not said
   * @param closureParameters for an argument that is a closure, by position in the call, the types
   *     its parameters have
   * @param positions for each argument of the call its position in the API's declaration
   */
  record Member(
      ApiSymbol symbol,
      TypeRef result,
      Map<Integer, List<TypeRef>> closureParameters,
      List<Integer> positions) {
    /** Copies the types. */
    public Member {
      closureParameters = Map.copyOf(closureParameters);
      positions = List.copyOf(positions);
    }
  }

  /** The canonical name of a type in any spelling. */
  Optional<String> canonicalType(String spelled);

  /** The canonical type itself and what it inherits from, nearest first. */
  List<String> supertypes(String canonical);

  /** What a call on a value or, with {@code onType}, on the type itself means. */
  Optional<Member> call(String owner, boolean onType, Language language, Instruction.Call call);

  /** What a method of a Java binding means whose annotation names a selector. */
  Optional<Member> bound(String owner, String selector, Instruction.Call call);

  /** What making a value of the type means. */
  Optional<Member> creation(String owner, Language language, Instruction.Call call);

  /** What reading or writing a property means. */
  Optional<Member> property(
      String owner, boolean onType, Language language, String name, boolean write);

  /** What a call of a function without owner means. */
  Optional<Member> function(Language language, Instruction.Call call);

  /** What a global constant or variable means. */
  Optional<Member> global(Language language, String name);

  /** What a call on a receiver of unknown type means, if its name leaves no doubt. */
  Optional<Member> distinctiveCall(Language language, Instruction.Call call);

  /** What a property of a receiver of unknown type means, if its name leaves no doubt. */
  Optional<Member> distinctiveProperty(Language language, String name, boolean write);

  /** The system callbacks of {@code owners} that the routine implements by its name. */
  List<ApiSymbol> callbacks(Collection<String> owners, Routine routine);

  /** The system callbacks of {@code owners} with that selector. */
  List<ApiSymbol> callbacks(Collection<String> owners, String selector);

  /** The types of the parameters of a callback, by position; unknown ones included. */
  List<TypeRef> callbackParameters(ApiSymbol callback);
}
