package dev.bgcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.modifiers.NodeWithPublicModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others use says what it stands for. */
class JavadocTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @BeforeAll
  static void reads_the_language_of_the_project() {
    StaticJavaParser.getParserConfiguration()
        .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
  }

  @Test
  void every_public_type_and_public_method_has_javadoc() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path path : files()) {
      CompilationUnit unit = StaticJavaParser.parse(path);
      for (TypeDeclaration<?> type : unit.findAll(TypeDeclaration.class)) {
        if (isSeen(type) && type.getJavadocComment().isEmpty()) {
          silent.add(place(path, type) + " type " + type.getNameAsString());
        }
      }
      for (CallableDeclaration<?> member : unit.findAll(CallableDeclaration.class)) {
        boolean override =
            member instanceof MethodDeclaration method
                && method.isAnnotationPresent(Override.class);
        if (isSeenMember(member) && !override && member.getJavadocComment().isEmpty()) {
          silent.add(place(path, member) + " " + member.getSignature());
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void every_package_says_what_lives_in_it() throws IOException {
    List<Path> silent = new ArrayList<>();
    for (Path path : files()) {
      Path info = path.resolveSibling("package-info.java");
      if (!Files.exists(info) || !Files.readString(info).startsWith("/**")) {
        silent.add(path.getParent());
      }
    }
    assertThat(silent.stream().distinct()).isEmpty();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(SOURCES)) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Whether other packages see the type: it and all around it are public. */
  private static boolean isSeen(Node node) {
    Optional<Node> parent = node.getParentNode();
    boolean open =
        node instanceof NodeWithPublicModifier<?> modified && modified.isPublic()
            || parent.filter(JavadocTest::isInterface).isPresent();
    return open
        && (parent.isEmpty()
            || parent.get() instanceof CompilationUnit
            || parent.get() instanceof TypeDeclaration<?> && isSeen(parent.get()));
  }

  private static boolean isSeenMember(CallableDeclaration<?> member) {
    boolean open =
        member.isPublic()
            || (member.getParentNode().filter(JavadocTest::isInterface).isPresent()
                && !member.isPrivate());
    return open
        && member.getParentNode().filter(TypeDeclaration.class::isInstance).isPresent()
        && isSeen(member.getParentNode().get());
  }

  private static boolean isInterface(Node node) {
    return node instanceof com.github.javaparser.ast.body.ClassOrInterfaceDeclaration type
        && type.isInterface();
  }

  private static String place(Path path, Node node) {
    return path + ":" + node.getBegin().map(begin -> begin.line).orElse(0);
  }
}
