package dev.bgcheck.model;

/**
 * An instruction that names something known: a routine, a field, an API, a type, or the closure
 * that it makes.
 *
 * @param block the id of the block it stands in
 * @param index its position there, from 0
 */
public record NamedPlace(
    Routine routine, int block, int index, Instruction instruction, Resolution resolution) {}
