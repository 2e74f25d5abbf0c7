String log = new File(basedir, "build.log").getText("UTF-8")
assert log.contains("bgcheck: wrote 1 finding to ")
assert new File(basedir, "bgcheck-baseline.json").text.contains("unknown-background-mode")
assert log.contains("1 in the baseline")
assert log =~ /the baseline .*missing.json does not exist; the goal bgcheck:baseline writes it/
