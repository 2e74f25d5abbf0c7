package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.frontend.jvm.JavaSources;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Lowers class files.
 *
 * <p>Classes are lowered as a batch: accessors, switch tables and anonymous classes only make sense
 * together with the class that uses them. One unit results for each source file; where the source
 * is not known, for each outermost class. Of two classes with one name the first counts, as on a
 * class path. Several batches may be lowered at the same time.
 */
public final class BytecodeLowering {
  private static final int NEWEST = Opcodes.V28;
  private static final int MAJOR_VERSION_OFFSET = 6;

  /** A class that could be read. */
  private record Parsed(ClassInput input, ClassNode node, Optional<Notice> notice) {}

  private final JavaSources sources;
  private final Detail detail;

  private BytecodeLowering(JavaSources sources, Detail detail) {
    this.sources = sources;
    this.detail = detail;
  }

  /**
   * The units of class files, in the order of the classes. A class file that cannot be read gives a
   * unit with nothing but a notice.
   *
   * @param sources where to find the lines that line tables speak of
   */
  public static List<LoweredUnit> lower(
      Collection<ClassInput> classes, JavaSources sources, Detail detail) {
    return new BytecodeLowering(sources, detail).batch(List.copyOf(classes));
  }

  private List<LoweredUnit> batch(List<ClassInput> inputs) {
    List<Parsed> parsed = inputs.parallelStream().map(this::parse).toList();
    Map<String, Parsed> byName = new LinkedHashMap<>();
    List<LoweredUnit> broken = new ArrayList<>();
    for (Parsed one : parsed) {
      if (one.node == null) {
        broken.add(unreadable(one));
      } else if (!one.node.name.endsWith("package-info")) {
        byName.putIfAbsent(one.node.name, one);
      }
    }
    ClassBatch batch = new ClassBatch(byName.values().stream().map(Parsed::node).toList());
    Map<String, SourceFile> files = new HashMap<>();
    Map<String, List<Parsed>> groups = new LinkedHashMap<>();
    for (Parsed one : byName.values()) {
      String key = groupOf(one.node, byName, files);
      groups.computeIfAbsent(key, k -> new ArrayList<>(2)).add(one);
    }
    List<LoweredUnit> units =
        new ArrayList<>(
            groups.entrySet().parallelStream()
                .map(group -> unit(batch, group.getValue(), files.get(group.getKey())))
                .toList());
    units.addAll(broken);
    return units;
  }

  // ---- reading

  private Parsed parse(ClassInput input) {
    try {
      return read(input);
    } catch (RuntimeException | OutOfMemoryError e) {
      // ASM trusts lengths and indices: a damaged file shows as any unchecked exception, or as an
      // array too large to be made.
      return new Parsed(input, null, Optional.of(damaged(input)));
    }
  }

  private static Notice damaged(ClassInput input) {
    return Notice.at(
        Notice.Kind.NOT_PARSED,
        SourceFile.binary(input.path()).start(),
        "the class file is damaged and was left out");
  }

  private Parsed read(ClassInput input) {
    byte[] bytes = input.bytes();
    Optional<Notice> notice = Optional.empty();
    int version = bytes.length < 8 ? 0 : ((bytes[6] & 0xff) << 8) | (bytes[7] & 0xff);
    if (version > NEWEST) {
      bytes = bytes.clone();
      bytes[MAJOR_VERSION_OFFSET] = 0;
      bytes[MAJOR_VERSION_OFFSET + 1] = (byte) NEWEST;
      notice =
          Optional.of(
              Notice.at(
                  Notice.Kind.LIMITED,
                  SourceFile.binary(input.path()).start(),
                  "class file version "
                      + version
                      + " is newer than "
                      + NEWEST
                      + ", the newest known; it was read as that"));
    }
    ClassNode node = new ClassNode();
    ClassReader reader = new ClassReader(bytes);
    boolean bodies = detail == Detail.BODIES && !isBinding(reader.getClassName());
    reader.accept(
        node, bodies ? ClassReader.SKIP_FRAMES : ClassReader.SKIP_FRAMES | ClassReader.SKIP_CODE);
    if (node.name == null) {
      throw new IllegalArgumentException("no class");
    }
    return new Parsed(input, node, notice);
  }

  /** Whether a class belongs to the bindings of Apple's frameworks, whose code says nothing. */
  private static boolean isBinding(String className) {
    return className.startsWith("org/robovm/apple/") || className.startsWith("apple/");
  }

  private static LoweredUnit unreadable(Parsed parsed) {
    return new LoweredUnit(
        SourceFile.binary(parsed.input.path()),
        Language.BYTECODE,
        parsed.input.origin(),
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        parsed.notice.stream().toList());
  }

  // ---- units

  /**
   * The key of the unit a class belongs to: that of its outermost class, since Kotlin names the
   * inlined function's file for classes it copies. Notes the source file that was found.
   */
  private String groupOf(
      ClassNode node, Map<String, Parsed> byName, Map<String, SourceFile> files) {
    ClassNode outermost = node;
    int first = node.name.lastIndexOf('/') + 2;
    for (int dollar = node.name.indexOf('$', first);
        dollar > 0 && outermost == node;
        dollar = node.name.indexOf('$', dollar + 1)) {
      Parsed outer = byName.get(node.name.substring(0, dollar));
      outermost = outer == null ? node : outer.node;
    }
    if (outermost.sourceFile != null) {
      String packageName = JavaNames.packageOf(JavaNames.typeName(outermost.name));
      Optional<SourceFile> file = sources.find(packageName, outermost.sourceFile);
      if (file.isPresent()) {
        String key = "source " + file.get().path();
        files.put(key, file.get());
        return key;
      }
    }
    return outermost.name;
  }

  private LoweredUnit unit(ClassBatch batch, List<Parsed> members, SourceFile source) {
    Parsed first = members.get(0);
    SourceFile file = source == null ? SourceFile.binary(first.input.path()) : source;
    // Application code wins: it is what may be reported on.
    Origin origin =
        members.stream().anyMatch(m -> m.input.origin() == Origin.APPLICATION)
            ? Origin.APPLICATION
            : Origin.LIBRARY;
    List<ClassNode> nodes = members.stream().map(Parsed::node).toList();
    UnitContext unit = new UnitContext(batch, new LineSpans(file), origin, nodes);
    members.forEach(member -> member.notice.ifPresent(unit.notices::add));
    return UnitLowering.lower(unit, detail, nodes);
  }
}
