String log = new File(basedir, "build.log").getText("UTF-8")
assert log =~ /Info.plist.xml:\[\d+,\d+] .*\[unreadable-property-list]/
