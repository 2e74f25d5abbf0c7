String log = new File(basedir, "build.log").getText("UTF-8")
assert log.count("bgcheck: No findings in ") == 4
assert log.count("bgcheck found 1 violation.") == 1
assert log =~ /wrong.yml:2:3: .*no-such-rule/
assert log =~ /the configuration .*missing.yml does not exist; correct configFile/
assert log.contains("MobiVM configuration") && log.contains("does not exist; correct robovmConfig")
