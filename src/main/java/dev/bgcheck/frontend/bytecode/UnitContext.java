package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What the methods of one unit share while they are lowered. */
final class UnitContext {
  // javac copies finally blocks and initialisers, and with them the making of closures.
  private static final int MOST_COPIES = 8;

  final ClassBatch batch;
  final Descriptors descriptors;
  final LineSpans lines;
  final Origin origin;
  final List<Routine> routines = new ArrayList<>();
  final List<Notice> notices = new ArrayList<>();
  final Set<String> imports = new TreeSet<>();
  private final Set<String> members;
  private final Map<MethodNode, Integer> copies = new IdentityHashMap<>();
  private final Set<String> closureClasses = new HashSet<>();
  private final Map<String, Integer> signatures = new HashMap<>();

  UnitContext(ClassBatch batch, LineSpans lines, Origin origin, List<ClassNode> members) {
    this.batch = batch;
    this.descriptors = batch.descriptors();
    this.lines = lines;
    this.origin = origin;
    this.members = new HashSet<>();
    members.forEach(member -> this.members.add(member.name));
  }

  /** Whether a class belongs to this unit. */
  boolean has(String className) {
    return members.contains(className);
  }

  /** Whether a method may be lowered as a closure once more; counts it. */
  boolean mayCopy(MethodNode body) {
    return copies.merge(body, 1, Integer::sum) <= MOST_COPIES;
  }

  /** Whether a method became the body of a closure. */
  boolean isClosureBody(MethodNode method) {
    return copies.containsKey(method);
  }

  /** Notes that a class was read as a closure. */
  void readAsClosure(String className) {
    closureClasses.add(className);
  }

  /** Whether a class was read as a closure. */
  boolean isReadAsClosure(String className) {
    return closureClasses.contains(className);
  }

  /** The signature of a method; a name that broken class files use twice is numbered. */
  RoutineSignature signature(TypeName owner, String name, boolean isStatic) {
    RoutineSignature signature = new RoutineSignature(owner, name, isStatic);
    int number = signatures.merge(signature.toString(), 1, Integer::sum);
    return number == 1 ? signature : new RoutineSignature(owner, name + "~" + number, isStatic);
  }

  /** Notes that a class is mentioned. */
  void mention(String className) {
    if (!className.startsWith("[") && className.indexOf('/') > 0) {
      imports.add(className.substring(0, className.lastIndexOf('/')).replace('/', '.'));
    }
  }

  /** Gives a notice unless it was given before. */
  void noticeOnce(Notice.Kind kind, String message) {
    if (notices.stream().noneMatch(notice -> notice.message().equals(message))) {
      notice(kind, message);
    }
  }

  void notice(Notice.Kind kind, String message) {
    notices.add(Notice.at(kind, lines.file().start(), message));
  }
}
