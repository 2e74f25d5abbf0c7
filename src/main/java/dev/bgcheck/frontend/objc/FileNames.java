package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcDecl;
import dev.bgcheck.frontend.objc.syntax.ObjcDeclarator;
import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcNode;
import dev.bgcheck.frontend.objc.syntax.ObjcSyntaxTree;
import dev.bgcheck.frontend.objc.syntax.ObjcType;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names of a file tell before its bodies are lowered: instance variables and the types of
 * properties, routines that have a body, blocks that are called, names of block types.
 */
final class FileNames {
  private final Map<String, Set<String>> variables = new HashMap<>();
  private final Map<String, Map<String, String>> storage = new HashMap<>();
  private final Map<String, ObjcType> members = new HashMap<>();
  private final Map<String, ObjcType> typedefs = new HashMap<>();
  private final Set<RoutineSignature> bodies = new HashSet<>();
  private final Set<String> called = new HashSet<>();
  private final Set<String> globals = new HashSet<>();

  /** A node and the type it is a member of. */
  private record Place(ObjcNode node, String type) {}

  void read(ObjcSyntaxTree tree) {
    Deque<Place> open = new ArrayDeque<>();
    tree.items().forEach(item -> open.push(new Place(item, "")));
    while (!open.isEmpty()) {
      Place place = open.pop();
      String type = note(place.node(), place.type());
      place.node().forEachChild(child -> open.push(new Place(child, type)));
    }
  }

  private String note(ObjcNode node, String type) {
    if (node instanceof ObjcDecl.Interface declaration) {
      declaration.variables().forEach(one -> variables(one, declaration.name().text()));
      return declaration.name().text();
    } else if (node instanceof ObjcDecl.Implementation implementation) {
      implementation.variables().forEach(one -> variables(one, implementation.name().text()));
      return implementation.name().text();
    } else if (node instanceof ObjcDecl.Protocol protocol) {
      return protocol.name().text();
    } else if (node instanceof ObjcDecl.Property property) {
      property.declarators().forEach(this::member);
    } else if (node instanceof ObjcDecl.Synthesized synthesized) {
      String variable = synthesized.variable().orElse(synthesized.name()).text();
      storage
          .computeIfAbsent(type, unused -> new HashMap<>())
          .put(variable, synthesized.name().text());
    } else if (node instanceof ObjcDecl.Method method) {
      if (method.body().isPresent()) {
        bodies.add(
            new RoutineSignature(new TypeName(type), method.selector(), method.classMethod()));
      }
    } else if (node instanceof ObjcDecl.Function function) {
      if (function.body().isPresent()) {
        bodies.add(RoutineSignature.ofType(new TypeName(type), function.name().text()));
      }
    } else if (node instanceof ObjcDecl.Variables variables && type.isEmpty()) {
      variables.declarators().forEach(one -> one.name().ifPresent(n -> globals.add(n.text())));
    } else if (node instanceof ObjcDecl.Typedef typedef) {
      for (ObjcDeclarator one : typedef.declarators()) {
        one.name().ifPresent(name -> typedefs.putIfAbsent(name.text(), one.type()));
      }
    } else if (node instanceof ObjcExpr.Call call
        && call.callee() instanceof ObjcExpr.Member member) {
      called.add(member.name().text());
    }
    return type;
  }

  private void variables(ObjcDecl declaration, String type) {
    if (declaration instanceof ObjcDecl.Variables written) {
      for (ObjcDeclarator one : written.declarators()) {
        member(one);
        one.name()
            .ifPresent(
                name ->
                    variables.computeIfAbsent(type, unused -> new HashSet<>()).add(name.text()));
      }
    } else if (declaration instanceof ObjcDecl.Conditional conditional) {
      conditional.branches().forEach(b -> b.items().forEach(item -> variables(item, type)));
    }
  }

  private void member(ObjcDeclarator declarator) {
    declarator.name().ifPresent(name -> members.put(name.text(), declarator.type()));
  }

  /** The member of {@code type} that a bare name means, if it means one. */
  Optional<String> instanceVariable(String type, String name) {
    String property = storage.getOrDefault(type, Map.of()).get(name);
    if (property != null) {
      return Optional.of(property);
    }
    boolean variable = variables.getOrDefault(type, Set.of()).contains(name);
    boolean written = name.length() > 1 && name.charAt(0) == '_' && name.charAt(1) != '_';
    return variable || (written && !globals.contains(name)) ? Optional.of(name) : Optional.empty();
  }

  /** Whether the file has a routine of this signature with a body. */
  boolean hasBody(RoutineSignature signature) {
    return bodies.contains(signature);
  }

  /** Whether a global variable of the file has this name. */
  boolean isGlobal(String name) {
    return globals.contains(name);
  }

  /** What a property or instance variable of this name is declared as in the file. */
  Optional<ObjcType> memberType(String name) {
    ObjcType type = members.get(name);
    if (type == null && name.startsWith("_")) {
      type = members.get(name.substring(1));
    }
    return Optional.ofNullable(type);
  }

  /** What a {@code typedef} of the file names. */
  Optional<ObjcType> typedef(String name) {
    return Optional.ofNullable(typedefs.get(name));
  }

  /** Whether the file calls a member of this name as a block. */
  boolean isCalled(String member) {
    return called.contains(member);
  }
}
