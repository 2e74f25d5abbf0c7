package dev.bgcheck.app.lsp;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** Between the addresses of the protocol and paths. */
final class Uris {
  private Uris() {}

  /** The file that an address names; absent for an untitled buffer and for other nonsense. */
  static Optional<Path> path(String address) {
    try {
      URI uri = new URI(address);
      if (!"file".equalsIgnoreCase(uri.getScheme()) || uri.getPath() == null) {
        return Optional.empty();
      }
      String path = uri.getPath();
      // Editors write file:///c%3A/x, which Path.of(URI) takes for a folder called c%3A.
      boolean drive = path.matches("/[A-Za-z]:(/.*)?") && java.io.File.separatorChar == '\\';
      return Optional.of(Path.of(drive ? path.substring(1) : path).toAbsolutePath().normalize());
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException wrong) {
      return Optional.empty();
    }
  }

  /** The address of a file. */
  static String of(Path path) {
    String address = path.toUri().toString();
    // A folder's address ends in a slash only while the folder exists.
    return address.endsWith("/") && address.length() > 8
        ? address.substring(0, address.length() - 1)
        : address;
  }
}
