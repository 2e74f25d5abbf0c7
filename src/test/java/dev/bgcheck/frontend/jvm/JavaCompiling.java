package dev.bgcheck.frontend.jvm;

import dev.bgcheck.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory, so that tests can compare a source with its class files. */
public final class JavaCompiling {
  private JavaCompiling() {}

  /** Class files by internal name; fails the test when the sources do not compile. */
  public static Map<String, byte[]> compile(List<SourceFile> sources, String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<JavaFileManager>(
            compiler.getStandardFileManager(problems, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:/" + name.hashCode()), kind) {
              @Override
              public OutputStream openOutputStream() {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                classes.put(name.replace('.', '/'), out);
                return out;
              }
            };
          }
        };
    List<JavaFileObject> units = new ArrayList<>();
    for (SourceFile source : sources) {
      units.add(
          new SimpleJavaFileObject(
              URI.create("mem:/" + source.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source.text();
            }
          });
    }
    List<String> all = new ArrayList<>(List.of("-g", "-proc:none", "-Xlint:-options"));
    all.addAll(List.of(options));
    if (!compiler.getTask(null, files, problems, all, null, units).call()) {
      throw new AssertionError(problems.getDiagnostics().toString());
    }
    Map<String, byte[]> result = new TreeMap<>();
    classes.forEach((name, out) -> result.put(name, out.toByteArray()));
    return result;
  }
}
