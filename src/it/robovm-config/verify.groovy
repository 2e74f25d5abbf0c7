String log = new File(basedir, "build.log").getText("UTF-8")
// The POM's own entry wins over that of the file, and counts from the module's folder.
assert log =~ /Walk.plist.xml:\[\d+,\d+] `bluetooth_central` .*target `Walk`/
assert !log.contains("Missing.plist.xml")
assert log =~ /No findings in .* 1 target/
