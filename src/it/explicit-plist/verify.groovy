String log = new File(basedir, "build.log").getText("UTF-8")
assert log =~ /conf.Walk.plist:\[\d+,\d+] `bluetooth_central`/
assert log.contains("No findings in ")
assert log.contains("bgcheck.maxAllowedViolations")
