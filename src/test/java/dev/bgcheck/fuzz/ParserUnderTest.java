package dev.bgcheck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.engine.Baseline;
import dev.bgcheck.engine.ConfigurationException;
import dev.bgcheck.engine.ConfigurationReader;
import dev.bgcheck.frontend.apple.ProjectLoader;
import dev.bgcheck.frontend.apple.plist.PropertyListReader;
import dev.bgcheck.frontend.apple.text.XmlReader;
import dev.bgcheck.frontend.bytecode.BytecodeLowering;
import dev.bgcheck.frontend.bytecode.ClassInput;
import dev.bgcheck.frontend.bytecode.Detail;
import dev.bgcheck.frontend.bytecode.JarReader;
import dev.bgcheck.frontend.java.JavaLowering;
import dev.bgcheck.frontend.jvm.JavaSources;
import dev.bgcheck.frontend.objc.ObjcLowering;
import dev.bgcheck.frontend.swift.SwiftLowering;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.ProgramParser;
import dev.bgcheck.model.ProgramPrinter;
import dev.bgcheck.model.UnitValidator;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.source.PathGlob;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** What can be fed to each parser. No input makes one fail. */
enum ParserUnderTest {
  SWIFT(ParserUnderTest::swift),
  OBJC(ParserUnderTest::objc),
  JAVA(ParserUnderTest::java),
  CLASS_FILE(ParserUnderTest::classFile),
  JAR(ParserUnderTest::jar),
  PROPERTY_LIST(ParserUnderTest::propertyList),
  XML(ParserUnderTest::xml),
  YAML(ParserUnderTest::yaml),
  CONFIGURATION(ParserUnderTest::configuration),
  BASELINE(ParserUnderTest::baseline),
  GLOB(ParserUnderTest::glob),
  XCODE_PROJECT(ParserUnderTest::xcodeProject),
  SWIFT_PACKAGE(ParserUnderTest::swiftPackage),
  XCODE_GEN(ParserUnderTest::xcodeGen),
  MOBI_VM(ParserUnderTest::mobiVm);

  private final Consumer<byte[]> run;

  ParserUnderTest(Consumer<byte[]> run) {
    this.run = run;
  }

  /** Its name in commands and of the folder of its seeds. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Fails when the parser does, or when what it made of the input is unsound. */
  void read(byte[] input) {
    run.accept(input);
  }

  private static BuildConditions ios() {
    return new BuildConditions("iOS", Set.of());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * As {@link #check}, but a type's name may be anything, which the printed form does not quote.
   */
  private static void checkNames(LoweredUnit unit) {
    assertThat(UnitValidator.problems(unit)).isEmpty();
    assertThat(ProgramPrinter.print(unit)).isNotEmpty();
  }

  /** A unit is sound, and its printed form reads back to itself. */
  private static void check(LoweredUnit unit) {
    assertThat(UnitValidator.problems(unit)).isEmpty();
    String printed = ProgramPrinter.print(unit);
    List<LoweredUnit> read = ProgramParser.parse(SourceFile.of("printed", printed));
    assertThat(read).hasSize(1);
    assertThat(ProgramPrinter.print(read.get(0))).isEqualTo(printed);
  }

  private static void swift(byte[] input) {
    check(SwiftLowering.lower(SourceFile.of("a.swift", text(input)), ios(), Origin.APPLICATION));
  }

  private static void objc(byte[] input) {
    check(ObjcLowering.lower(SourceFile.of("a.m", text(input)), ios(), Origin.APPLICATION));
  }

  private static void java(byte[] input) {
    check(JavaLowering.lower(SourceFile.of("A.java", text(input)), Origin.APPLICATION));
  }

  private static void classFile(byte[] input) {
    BytecodeLowering.lower(
            List.of(new ClassInput("A.class", input, Origin.APPLICATION)),
            JavaSources.NONE,
            Detail.BODIES)
        .forEach(ParserUnderTest::checkNames);
  }

  private static void jar(byte[] input) {
    JarReader.Content content =
        JarReader.read(
            "a.jar",
            input,
            Origin.LIBRARY,
            new JarReader.Limits(100, 1 << 20, 10L << 20, 10L << 20));
    BytecodeLowering.lower(content.classes(), JavaSources.NONE, Detail.BODIES)
        .forEach(ParserUnderTest::checkNames);
  }

  private static void propertyList(byte[] input) {
    assertThat(PropertyListReader.read("Info.plist", input)).isNotNull();
  }

  private static void xml(byte[] input) {
    XmlReader.Result result = XmlReader.read(SourceFile.of("a.xml", text(input)));
    assertThat(result.root().isPresent() || result.problem().isPresent()).isTrue();
  }

  private static void yaml(byte[] input) {
    SourceFile file = SourceFile.of("bgcheck.yml", text(input));
    try {
      assertThat(YamlReader.read(file)).isNotNull();
    } catch (YamlException malformed) {
      assertThat(malformed.getMessage()).isNotBlank();
    }
  }

  private static void configuration(byte[] input) {
    MemoryTree tree = MemoryTree.builder().add("bgcheck.yml", input).build();
    try {
      assertThat(ConfigurationReader.read(tree, "bgcheck.yml")).isNotNull();
    } catch (ConfigurationException wrong) {
      assertThat(wrong.getMessage()).isNotBlank();
    }
  }

  private static void baseline(byte[] input) {
    try {
      Baseline read = Baseline.read(SourceFile.of("bgcheck-baseline.json", text(input)));
      String written = read.text();
      assertThat(Baseline.read(SourceFile.of("bgcheck-baseline.json", written)).text())
          .isEqualTo(written);
    } catch (ConfigurationException wrong) {
      assertThat(wrong.getMessage()).isNotBlank();
    }
  }

  private static void glob(byte[] input) {
    String[] words = text(input).split("\n", 2);
    PathGlob.of(words[0]).matches(words[words.length - 1]);
  }

  private static void xcodeProject(byte[] input) {
    load("A.xcodeproj/project.pbxproj", input);
  }

  private static void swiftPackage(byte[] input) {
    load("Package.swift", input);
  }

  private static void xcodeGen(byte[] input) {
    load("project.yml", input);
  }

  private static void mobiVm(byte[] input) {
    load("pom.xml", input);
    load("robovm.xml", input);
  }

  /** A folder that has just that file, and what most such files speak of. */
  private static void load(String path, byte[] input) {
    MemoryTree tree =
        MemoryTree.builder()
            .add("A/Info.plist", "<plist version=\"1.0\"><dict/></plist>")
            .add("A/A.swift", "")
            .add("src/main/java/A.java", "class A {}")
            .add(path, input)
            .build();
    assertThat(ProjectLoader.load(tree, List.of(""))).isNotNull();
  }
}
