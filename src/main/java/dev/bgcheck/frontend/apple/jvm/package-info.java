/**
 * Apps written in Java and Kotlin: MobiVM modules and the Maven or Gradle modules beside them,
 * Codename One, Gluon, Multi-OS Engine.
 *
 * <p>Start reading at {@link dev.bgcheck.frontend.apple.jvm.MobiVmReader}.
 */
package dev.bgcheck.frontend.apple.jvm;
