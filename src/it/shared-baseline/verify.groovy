String text = new File(basedir, "bgcheck-baseline.json").text
assert text.count("unknown-background-mode") == 2
assert text.contains("run/Info.plist.xml") && text.contains("walk/Info.plist.xml")
assert !new File(basedir, "walk/bgcheck-baseline.json").exists()
String log = new File(basedir, "build.log").getText("UTF-8")
assert log.count("1 in the baseline") == 2
