/**
 * What all commands of the command line have in common: options and how they are read, exit codes,
 * the console, files that are written whole or not at all.
 *
 * <p>Knows no command. Start reading at {@link dev.bgcheck.app.command.Command}.
 */
package dev.bgcheck.app.command;
