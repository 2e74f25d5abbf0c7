String log = new File(basedir, "build.log").getText("UTF-8")
File list = new File(basedir, "Info.plist.xml")
assert log =~ /\[ERROR\] \Q${list.canonicalPath}\E:\[\d+,\d+] `bluetooth_central` .*\[unknown-background-mode]/
assert log.contains("bgcheck found 1 violation.")
assert log.contains("bgcheck:baseline")
assert log.contains("-Dbgcheck.failOnViolation=false")
assert new File(basedir, "target/bgcheck/bgcheck.txt").text.contains("repair: write `<string>bluetooth-central</string>`")
