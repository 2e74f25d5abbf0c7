package a.b;
import org.robovm.apple.uikit.UIApplication;
public class A<T extends B> extends C implements D {
  int n = 1; record R(int x) {} enum E { X { int f() { return 1; } } }
  String run(Runnable r, Object... o) throws Exception {
    try (var q = open()) { for (int i = 0; i < 3; i++) { Runnable z = () -> { r.run(); n++; }; z.run(); } }
    catch (IllegalStateException | Error e) { throw e; } finally { n = o instanceof Object ? 1 : 2; }
    a: while (true) { switch (n) { case 1 -> { break a; } default -> n = 7; } do { continue a; } while (n > 1); }
    return "x" + new Object() { int k; }.k + (n > 1 ? this::run : null);
  }
}
