/**
 * The commands that people type: {@code check}, {@code explain}, {@code rules}, {@code baseline},
 * {@code init}. Thin: what a command finds out comes from {@code engine}, how it looks from {@code
 * report}.
 *
 * <p>Start reading at {@link dev.bgcheck.app.cli.CommandLine} and {@link
 * dev.bgcheck.app.cli.CheckCommand}.
 */
package dev.bgcheck.app.cli;
