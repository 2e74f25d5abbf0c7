String log = new File(basedir, "build.log").getText("UTF-8")
assert log.contains("bgcheck is skipped")
for (name in ["bgcheck.json", "bgcheck.html", "bgcheck-checkstyle.xml"]) {
  assert new File(basedir, "target/bgcheck/" + name).isFile()
}
assert new File(basedir, "reports/bgcheck.sarif").isFile()
assert log.contains("bgcheck: No findings in ")
assert log.contains("failOnSeverity cannot be `serious`; it is one of error, warning, note, never")
