/**
 * {@code bgcheck lsp}: a language server on standard input and output. Thin: what is checked is
 * found by {@code frontend.apple} and judged by {@code engine}; here are the protocol, the unsaved
 * buffers laid over the files, and the form in which editors want findings.
 *
 * <p>One thread reads messages, one answers them and owns all state, one checks. Written on Gson
 * alone: a dozen messages need no library, and what a badly behaved client is answered would have
 * to be written all the same.
 *
 * <p>Start reading at {@link dev.bgcheck.app.lsp.Server}.
 */
package dev.bgcheck.app.lsp;
