String log = new File(basedir, "build.log").getText("UTF-8")
assert log.contains("the module is not compiled, so only its sources are checked")
assert log.contains("bgcheck: No findings in ")
