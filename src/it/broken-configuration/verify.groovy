String log = new File(basedir, "build.log").getText("UTF-8")
assert log.contains("robovm.xml cannot be read")
assert log.contains("MojoExecutionException")
