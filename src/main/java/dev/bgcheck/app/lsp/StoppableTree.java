package dev.bgcheck.app.lsp;

import dev.bgcheck.source.SourceTree;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** A tree that stops the run that reads it once nobody wants the result any more. */
final class StoppableTree implements SourceTree {
  private final SourceTree base;
  private final BooleanSupplier stopped;

  StoppableTree(SourceTree base, BooleanSupplier stopped) {
    this.base = base;
    this.stopped = stopped;
  }

  private SourceTree base() {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("a newer check follows");
    }
    return base;
  }

  @Override
  public Kind kind(String path) {
    return base().kind(path);
  }

  @Override
  public List<Entry> list(String folder) throws IOException {
    return base().list(folder);
  }

  @Override
  public byte[] bytes(String path, int limit) throws IOException {
    return base().bytes(path, limit);
  }

  @Override
  public String identity(String path) {
    return base.identity(path);
  }

  @Override
  public String absolute(String path) {
    return base.absolute(path);
  }
}
