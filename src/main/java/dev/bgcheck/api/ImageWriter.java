package dev.bgcheck.api;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.TypeRef;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a catalogue as numbers of seven bits a byte, low ones first; texts and types are numbers
 * of two tables that come first. {@link ImageReader} reads the same in the same order.
 */
final class ImageWriter {
  private final Map<String, Integer> texts = new HashMap<>();
  private final List<String> textTable = new ArrayList<>();
  private final Map<TypeRef, Integer> typeRefs = new HashMap<>();
  private final List<TypeRef> typeTable = new ArrayList<>();
  private ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] write(ApiCatalog catalog) {
    number(catalog.types().size());
    catalog.types().forEach(this::type);
    members(catalog.globals());
    List<ApiType> types = List.copyOf(catalog.types());
    index(catalog.names().constants(), types);
    index(catalog.names().distinctiveInSwift(), types);
    index(catalog.names().distinctiveInObjc(), types);
    index(catalog.names().distinctiveInJava(), types);
    ByteArrayOutputStream body = out;
    out = new ByteArrayOutputStream();
    typeTable();
    ByteArrayOutputStream typeTable = out;
    out = new ByteArrayOutputStream();
    number(textTable.size());
    for (String text : textTable) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      number(bytes.length);
      out.writeBytes(bytes);
    }
    out.writeBytes(typeTable.toByteArray());
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }

  /** A type comes behind the types it is made of. */
  private void typeTable() {
    number(typeTable.size());
    for (TypeRef type : typeTable) {
      text(type.name());
      number(type.arguments().size());
      type.arguments().forEach(argument -> number(typeRefs.get(argument)));
    }
  }

  private void number(int value) {
    int rest = value;
    while (rest >= 0x80) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private void flag(boolean value) {
    out.write(value ? 1 : 0);
  }

  private void text(String text) {
    Integer known = texts.get(text);
    if (known == null) {
      known = textTable.size();
      texts.put(text, known);
      textTable.add(text);
    }
    number(known);
  }

  private void texts(Collection<String> all) {
    number(all.size());
    all.stream().sorted().forEach(this::text);
  }

  private void orderedTexts(List<String> all) {
    number(all.size());
    all.forEach(this::text);
  }

  private void typeRef(TypeRef type) {
    number(typeNumber(type));
  }

  private int typeNumber(TypeRef type) {
    Integer known = typeRefs.get(type);
    if (known == null) {
      type.arguments().forEach(this::typeNumber);
      known = typeTable.size();
      typeRefs.put(type, known);
      typeTable.add(type);
    }
    return known;
  }

  private void type(ApiType type) {
    text(type.name());
    number(type.kind().ordinal());
    text(type.framework());
    text(type.swiftName());
    texts(type.spellings());
    orderedTexts(type.supertypes());
    flag(type.isMainActor());
    members(type.members());
    orderedTexts(type.contracts());
    text(type.since());
  }

  /** The members with the number of their bytes in front, so that a reader can skip them. */
  private void members(Collection<ApiMember> members) {
    ByteArrayOutputStream before = out;
    out = new ByteArrayOutputStream();
    number(members.size());
    members.forEach(this::member);
    byte[] bytes = out.toByteArray();
    out = before;
    number(bytes.length);
    out.writeBytes(bytes);
  }

  private void index(Map<String, List<ApiType>> owners, List<ApiType> types) {
    number(owners.size());
    for (Map.Entry<String, List<ApiType>> entry : new TreeMap<>(owners).entrySet()) {
      text(entry.getKey());
      number(entry.getValue().size());
      entry.getValue().forEach(type -> number(types.indexOf(type)));
    }
  }

  private void member(ApiMember member) {
    text(member.owner());
    number(member.kind().ordinal());
    flag(member.isStatic());
    symbol(member.symbol());
    symbol(member.setter());
    text(member.swiftName());
    number(member.parameters().size());
    for (ApiParameter parameter : member.parameters()) {
      text(parameter.label());
      typeRef(parameter.type());
      flag(parameter.hasDefault());
      flag(parameter.isVariadic());
    }
    typeRef(member.result());
    flag(member.isAsync());
    texts(member.javaNames());
    number(member.javaArity());
    flag(member.isDistinctive());
    flag(member.creates());
    number(member.facts().size());
    member.facts().forEach(this::fact);
    orderedTexts(member.contracts());
    text(member.since());
  }

  private void symbol(ApiSymbol symbol) {
    text(symbol.owner());
    text(symbol.selector());
  }

  private void symbol(Optional<ApiSymbol> symbol) {
    flag(symbol.isPresent());
    symbol.ifPresent(this::symbol);
  }

  private void thread(ApiThread thread) {
    number(thread.place().ordinal());
    number(thread.argument() + 1);
    number(thread.otherwise().ordinal());
  }

  private void handlers(List<ApiFact.Handler> handlers) {
    number(handlers.size());
    for (ApiFact.Handler handler : handlers) {
      number(handler.argument());
      text(handler.name());
      flag(handler.mustBeOnMain());
      number(handler.severity().ordinal());
      flag(handler.resultType().isPresent());
      handler.resultType().ifPresent(this::text);
      orderedTexts(handler.contracts());
    }
  }

  private void fact(ApiFact fact) {
    if (fact instanceof ApiFact.RunsClosure closure) {
      number(ImageReader.RUNS_CLOSURE);
      number(closure.argument());
      number(closure.times().ordinal());
      number(closure.moment().ordinal());
      thread(closure.thread());
      flag(closure.mainActor());
      number(closure.state().ordinal());
      handlers(closure.handlers());
    } else if (fact instanceof ApiFact.CalledBySystem callback) {
      number(ImageReader.CALLED_BY_SYSTEM);
      thread(callback.thread());
      number(callback.state().ordinal());
      handlers(callback.handlers());
      number(callback.superCall().ordinal());
    } else if (fact instanceof ApiFact.NeedsMainThread) {
      number(ImageReader.NEEDS_MAIN_THREAD);
    } else if (fact instanceof ApiFact.ChecksMainThread check) {
      number(ImageReader.CHECKS_MAIN_THREAD);
      flag(check.stops());
    } else if (fact instanceof ApiFact.GivesQueue queue) {
      number(ImageReader.GIVES_QUEUE);
      number(queue.place().ordinal());
    } else if (fact instanceof ApiFact.DeliversCallbacks delivery) {
      number(ImageReader.DELIVERS_CALLBACKS);
      number(delivery.delegate() + 1);
      thread(delivery.thread());
    } else if (fact instanceof ApiFact.IsPosted posted) {
      number(ImageReader.IS_POSTED);
      number(posted.state().ordinal());
      thread(posted.thread());
    } else if (fact instanceof ApiFact.Means means) {
      number(ImageReader.MEANS);
      number(means.state().ordinal());
    }
  }
}
