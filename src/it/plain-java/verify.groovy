String log = new File(basedir, "build.log").getText("UTF-8")
assert log.contains("no app of Apple's platforms in this module")
