/**
 * The control flow of a routine while a front end writes it: {@link
 * dev.bgcheck.frontend.flow.FlowGraph}, used by the front ends that lower syntax trees.
 *
 * <p>Uses {@link dev.bgcheck.model} and {@link dev.bgcheck.source}.
 */
package dev.bgcheck.frontend.flow;
