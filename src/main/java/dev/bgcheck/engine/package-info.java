/**
 * The run: request in, result out; no printing, no exit. This is the way in for programs that use
 * the tool as a library:
 *
 * <pre>{@code
 * LintRequest request = LintRequest.of(DiskTree.at(folder), List.of("")).build();
 * LintResult result = new Linter(new SourceReading()).run(request);
 * }</pre>
 *
 * <p>{@link dev.bgcheck.engine.Linter}, {@link dev.bgcheck.engine.LintRequest}, {@link
 * dev.bgcheck.engine.LintResult} and what they name are kept stable within a major version; other
 * public types are there for the rest of the tool.
 *
 * <p>Uses everything above it. Start reading at {@link dev.bgcheck.engine.Linter}.
 */
package dev.bgcheck.engine;
