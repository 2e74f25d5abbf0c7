String page = new File(basedir, "target/site/bgcheck.html").getText("UTF-8")
assert page.contains("Background Check")
assert page =~ /(?s)Info\.plist\.xml:\d+:\d+.*bluetooth_central.*How to repair.*bluetooth-central/
// The rule that is broken, and what was judged.
assert page.contains("unknown-background-mode")
assert page.contains("A background mode that does not exist")
assert page.contains("UIBackgroundModes")
assert page.contains("&lt;string&gt;") && !page.contains("<string>")
assert new File(basedir, "target/site/bgcheck-findings.html").getText("UTF-8").contains("bluetooth_central")
assert new File(basedir, "target/bgcheck/bgcheck.html").getText("UTF-8").contains("bluetooth_central")
