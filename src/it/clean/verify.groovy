String log = new File(basedir, "build.log").getText("UTF-8")
assert log.contains("bgcheck: No findings in ")
assert new File(basedir, "target/bgcheck/bgcheck.txt").text.contains("No findings")
assert new File(basedir, "target/bgcheck/bgcheck.sarif").text.contains('"2.1.0"')
