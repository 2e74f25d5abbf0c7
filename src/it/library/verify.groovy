import java.util.zip.ZipFile

String log = new File(basedir, "build.log").getText("UTF-8")
assert log =~ /(?m)^Info.plist:9:5: `bluetooth_central` /
assert log =~ /(?m)^bad$/
assert log =~ /(?m)^no Maven here$/

// The executable jar has the tool and what it needs, and nothing of Maven.
new ZipFile(new File(basedir, "../../bgcheck.jar")).withCloseable { jar ->
  def names = jar.entries().collect { it.name }
  assert names.contains("dev/bgcheck/app/Main.class")
  def foreign = names.findAll {
    it.startsWith("org/apache/maven/") || it.startsWith("META-INF/maven/") || it.startsWith("dev/bgcheck/app/maven/") ||
      it.startsWith("META-INF/m2e/") || it.startsWith("org/codehaus/plexus/") || it.startsWith("org/eclipse/aether/")
  }
  assert foreign.isEmpty()
}
