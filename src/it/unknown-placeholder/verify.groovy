String log = new File(basedir, "build.log").getText("UTF-8")
// The one that has a value is judged by it; nothing is said against the other.
assert log.contains("bgcheck found 1 violation.")
assert log.contains("`bluetooth_central`")
assert !(log =~ /ERROR.*walk.unknown/)
