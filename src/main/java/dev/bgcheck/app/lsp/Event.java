package dev.bgcheck.app.lsp;

/** What the thread that owns the server's state is woken for. */
sealed interface Event {
  /** The client said something. */
  record Received(Message message) implements Event {}

  /** A check is to start, unless a newer one was asked for. */
  record Due(WorkspaceFolder folder, long number) implements Event {}

  /** A check takes so long that the user should see it. */
  record Slow(WorkspaceFolder folder, long number) implements Event {}

  /** A check ended. */
  record Checked(WorkspaceFolder folder, long number, WorkspaceFolder.Outcome outcome)
      implements Event {}

  /** The editor's process is no more. */
  record ParentGone() implements Event {}
}
