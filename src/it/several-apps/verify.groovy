String log = new File(basedir, "build.log").getText("UTF-8")
assert log =~ /Info-tvos.plist.xml:\[\d+,\d+] .*target `WalkTelevision`/
assert !(log =~ /Info.plist.xml:\[/)
assert log.contains("of 2 targets")
assert log.contains("No findings in ")
