/**
 * What the Java and the class-file front end share: member names, block interfaces, types, and the
 * building of basic blocks.
 *
 * <p>Uses {@code source} and {@code model} only. Start reading at {@link
 * dev.bgcheck.frontend.jvm.JavaNames}, which the linker uses too.
 */
package dev.bgcheck.frontend.jvm;
