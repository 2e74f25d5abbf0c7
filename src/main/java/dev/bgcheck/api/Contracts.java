package dev.bgcheck.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The table of contracts that the catalogue and the rules refer to by id. */
public final class Contracts {
  private static final String RESOURCE = "contracts.tsv";
  private static final int COLUMNS = 6;

  private final Map<String, Contract> byId;

  private Contracts(Map<String, Contract> byId) {
    this.byId = Collections.unmodifiableMap(byId);
  }

  /** The table that ships with the tool. */
  public static Contracts load() {
    try (InputStream in = Contracts.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The table in {@code text}: a heading line, then tab-separated id, family, rule, consequence,
   * confidence and source.
   *
   * @throws IllegalArgumentException when a line has another shape or an id is there twice
   */
  public static Contracts parse(String text) {
    Map<String, Contract> byId = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.split("\\R")) {
      number++;
      if (number == 1 || line.isBlank()) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (cells.length != COLUMNS) {
        throw new IllegalArgumentException(
            "contracts, line " + number + ": " + cells.length + " columns instead of " + COLUMNS);
      }
      Contract contract = new Contract(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
      if (byId.put(contract.id(), contract) != null) {
        throw new IllegalArgumentException(
            "contracts, line " + number + ": " + contract.id() + " is there twice");
      }
    }
    return new Contracts(byId);
  }

  /** The contract of an id. */
  public Optional<Contract> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All contracts, in the table's order. */
  public Collection<Contract> all() {
    return byId.values();
  }
}
