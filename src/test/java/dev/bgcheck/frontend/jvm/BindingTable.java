package dev.bgcheck.frontend.jvm;

import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sources in the shape of MobiVM's binding, made from a table of our own: enough to compile the
 * Java examples of the rules against, with the annotations that name the selectors.
 */
public final class BindingTable {
  private static final String ROOT = "org.robovm.apple.";
  private static final Pattern TYPE = Pattern.compile("(class|protocol|enum) ([a-z]+)\\.(.+)");
  private static final Pattern MEMBER = Pattern.compile("(.*\\)) *(! *)?(\\S*)");

  private final Map<String, SourceFile> files = new LinkedHashMap<>();
  private final String imports;

  private BindingTable(String table) {
    TreeSet<String> packages = new TreeSet<>();
    table
        .lines()
        .map(TYPE::matcher)
        .filter(Matcher::matches)
        .forEach(type -> packages.add(ROOT + type.group(2)));
    StringBuilder lines = new StringBuilder();
    packages.forEach(name -> lines.append("import ").append(name).append(".*;\n"));
    lines.append("import org.robovm.objc.annotation.*;\nimport org.robovm.objc.block.*;\n");
    imports = lines.toString();
  }

  /** The sources of the table, of the block types, and of the delegate that libGDX adds. */
  public static List<SourceFile> sources() {
    String table = table();
    BindingTable binding = new BindingTable(table);
    List<String> members = new ArrayList<>();
    Matcher type = null;
    for (String line : (table + "\nclass x.End").lines().toList()) {
      if (line.startsWith("  ")) {
        members.add(line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        if (type != null) {
          binding.type(type, members);
        }
        type = TYPE.matcher(line);
        members.clear();
        if (!type.matches()) {
          throw new IllegalArgumentException(line);
        }
      }
    }
    binding.runtime();
    return List.copyOf(binding.files.values());
  }

  private static String table() {
    try (InputStream in = BindingTable.class.getResourceAsStream("mobivm-binding.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void type(Matcher line, List<String> members) {
    String packageName = ROOT + line.group(2);
    String header = line.group(3);
    String name = header.split("[ <]", 2)[0];
    switch (line.group(1)) {
      case "enum" -> {
        String constants = header.substring(name.length()).strip().replace(" ", ", ");
        add(packageName, name, "public enum " + name + " { " + constants + " }");
      }
      case "protocol" -> protocol(packageName, name, header, members);
      default -> add(packageName, name, classText(name, header, members));
    }
  }

  private static String classText(String name, String header, List<String> members) {
    StringBuilder text = new StringBuilder("@NativeClass public class ");
    text.append(header).append(" {\n");
    boolean created = false;
    for (String line : members) {
      if (line.startsWith("constant ")) {
        String constant = line.substring("constant ".length());
        text.append("public static final ").append(name).append(' ').append(constant);
        text.append(" = new ").append(name).append("();\n");
        continue;
      }
      Matcher member = member(line);
      String declared = member.group(1);
      String selector = member.group(3);
      boolean constructor = declared.startsWith(name + "(");
      created |= declared.startsWith(name + "()");
      if (constructor) {
        text.append(annotation(selector)).append("public ").append(declared).append(" {}\n");
      } else if (member.group(2) == null) {
        text.append(annotation(selector)).append("public native ").append(declared).append(";\n");
      } else {
        // MobiVM's way: a public method that throws, around an annotated one that is not.
        String more = declared.substring(0, declared.length() - 1);
        text.append("public ")
            .append(declared)
            .append(" throws NSErrorException { return false; }\n");
        text.append(annotation(selector)).append("private native ").append(more);
        text.append(", NSError.NSErrorPtr error);\n");
      }
    }
    if (!created) {
      text.append("protected ").append(name).append("() {}\n");
    }
    if (name.equals("NSError")) {
      text.append("public static class NSErrorPtr {}\n");
    }
    return text.append("}\n").toString();
  }

  private void protocol(String packageName, String name, String header, List<String> members) {
    String inherited = header.substring(name.length());
    StringBuilder text = new StringBuilder("public interface " + header + " {\n");
    StringBuilder adapter =
        new StringBuilder("public class " + name + "Adapter extends ")
            .append(
                inherited.isEmpty() ? "NSObject" : inherited.replace(" extends ", "") + "Adapter")
            .append(" implements ")
            .append(name)
            .append(" {\n");
    for (String line : members) {
      Matcher member = member(line);
      String declared = member.group(1);
      String selector = member.group(3);
      text.append(annotation(selector)).append(declared).append(";\n");
      adapter.append("@NotImplemented(\"").append(selector).append("\") public ").append(declared);
      adapter.append(declared.startsWith("void ") ? " {}\n" : " { return false; }\n");
    }
    add(packageName, name, text.append("}\n").toString());
    add(packageName, name + "Adapter", adapter.append("}\n").toString());
  }

  private static Matcher member(String line) {
    Matcher member = MEMBER.matcher(line);
    if (!member.matches()) {
      throw new IllegalArgumentException(line);
    }
    return member;
  }

  private static String annotation(String selector) {
    return selector.isEmpty() ? "@Method " : "@Method(selector = \"" + selector + "\") ";
  }

  private void runtime() {
    for (String name : List.of("Method", "Property")) {
      annotationType(name, "String selector() default \"\";");
    }
    annotationType("NotImplemented", "String value();");
    annotationType("NativeClass", "String value() default \"\";");
    String block = "org.robovm.objc.block";
    add(block, "VoidBooleanBlock", "public interface VoidBooleanBlock { void invoke(boolean v); }");
    String[] types = {"A", "B", "C", "D"};
    for (int count = 1; count <= types.length; count++) {
      List<String> names = List.of(types).subList(0, count);
      String parameters =
          String.join(
              ", ",
              names.stream().map(n -> n + " " + n.toLowerCase(java.util.Locale.ROOT)).toList());
      add(
          block,
          "VoidBlock" + count,
          "public interface VoidBlock%d<%s> { void invoke(%s); }"
              .formatted(count, String.join(", ", names), parameters));
    }
    add("com.badlogic.gdx", "ApplicationListener", "public interface ApplicationListener {}");
    add(
        "com.badlogic.gdx.backends.iosrobovm",
        "IOSApplication",
        "public class IOSApplication { public abstract static class Delegate"
            + " extends UIApplicationDelegateAdapter {"
            + " protected abstract IOSApplication createApplication(); } }");
  }

  private void annotationType(String name, String body) {
    add(
        "org.robovm.objc.annotation",
        name,
        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
            + " public @interface "
            + name
            + " { "
            + body
            + " }");
  }

  private void add(String packageName, String name, String text) {
    String path = packageName.replace('.', '/') + "/" + name + ".java";
    files.put(path, SourceFile.of(path, "package " + packageName + ";\n" + imports + text));
  }
}
