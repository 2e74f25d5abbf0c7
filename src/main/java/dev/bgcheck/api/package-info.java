/**
 * What the tool knows of Apple's APIs, and of the contracts Apple documents for the background.
 *
 * <p>The knowledge is data, in {@code rules/apis/<framework>.yml}; {@link
 * dev.bgcheck.api.ApiCatalogLoader} describes that format and reads it. {@link
 * dev.bgcheck.api.ApiCatalog} answers who a name in a program is, whatever the language spells it,
 * and {@link dev.bgcheck.api.ApiMember} says what is known of it. {@link dev.bgcheck.api.Contracts}
 * is the table of contracts that entries and rules refer to by id. Uses {@code source}, {@code
 * source.yaml}, {@code finding} and {@code model}. Start reading at {@link
 * dev.bgcheck.api.ApiCatalog}.
 */
package dev.bgcheck.api;
