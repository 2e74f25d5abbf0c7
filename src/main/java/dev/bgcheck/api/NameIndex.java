package dev.bgcheck.api;

import dev.bgcheck.model.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which types have members that can be named without their type. The types answer the rest, so that
 * most types' members need never be read.
 *
 * @param constants owners of what C and Objective-C name globally
 * @param distinctiveInSwift owners of members with distinctive names, by base name
 * @param distinctiveInObjc likewise, by selector or property name
 * @param distinctiveInJava likewise, by Java name
 */
record NameIndex(
    Map<String, List<ApiType>> constants,
    Map<String, List<ApiType>> distinctiveInSwift,
    Map<String, List<ApiType>> distinctiveInObjc,
    Map<String, List<ApiType>> distinctiveInJava) {

  static NameIndex of(Collection<ApiType> types) {
    NameIndex index =
        new NameIndex(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (ApiType type : types) {
      for (ApiMember member : type.members()) {
        index.add(type, member);
      }
    }
    return index;
  }

  private void add(ApiType type, ApiMember member) {
    if (member.symbol().owner().isEmpty()) {
      add(constants, member.symbol().selector(), type);
    }
    if (!member.isDistinctive()) {
      return;
    }
    if (member.isInSwift()) {
      add(distinctiveInSwift, member.swiftName(), type);
    }
    ApiNames.selectors(member).forEach(selector -> add(distinctiveInObjc, selector, type));
    for (String javaName : member.javaNames()) {
      ApiNames.javaSpellings(member, javaName).forEach(name -> add(distinctiveInJava, name, type));
    }
  }

  private static void add(Map<String, List<ApiType>> map, String name, ApiType type) {
    List<ApiType> owners = map.computeIfAbsent(name, any -> new ArrayList<>(1));
    if (!owners.contains(type)) {
      owners.add(type);
    }
  }

  Map<String, List<ApiType>> distinctive(Language language) {
    return switch (language) {
      case SWIFT -> distinctiveInSwift;
      case OBJC -> distinctiveInObjc;
      case JAVA, BYTECODE -> distinctiveInJava;
    };
  }
}
