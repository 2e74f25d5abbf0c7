package example;

/** Where the app starts. */
public final class Main {
  private Main() {}

  /** Starts it. */
  public static void main(String[] words) {
    System.out.println("walking");
  }
}
