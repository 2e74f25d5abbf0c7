package dev.bgcheck.app.lsp;

/** A request that is answered with an error. */
final class RequestFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  RequestFailure(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }
}
