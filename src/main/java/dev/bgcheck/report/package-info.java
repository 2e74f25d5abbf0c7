/**
 * One class per report format: a {@link dev.bgcheck.engine.LintResult} goes in, text comes out.
 * Nothing here reads or writes files or knows of terminals; the caller decides both.
 *
 * <p>Uses everything above it, and Gson's streaming writer. Start reading at {@link
 * dev.bgcheck.report.Reporter} and {@link dev.bgcheck.report.ReportFormat}.
 */
package dev.bgcheck.report;
