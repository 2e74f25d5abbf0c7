String log = new File(basedir, "build.log").getText("UTF-8")
assert log =~ /Walk.Info.plist:\[\d+,\d+] `bluetooth_central` .*target `Walk`/
assert log.contains("bgcheck found 1 violation.")
