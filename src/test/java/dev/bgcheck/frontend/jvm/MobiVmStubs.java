package dev.bgcheck.frontend.jvm;

import dev.bgcheck.source.SourceFile;
import java.util.List;

/** A few declarations in the shape of MobiVM's bindings, enough to compile examples against. */
public final class MobiVmStubs {
  private MobiVmStubs() {}

  /** Annotations, block types and a handful of classes. */
  public static List<SourceFile> sources() {
    return List.of(
        file(
            "org/robovm/objc/annotation/Method.java",
            "package org.robovm.objc.annotation; public @interface Method {"
                + " String selector() default \"\"; }"),
        file(
            "org/robovm/objc/annotation/Property.java",
            "package org.robovm.objc.annotation; public @interface Property {"
                + " String selector() default \"\"; }"),
        file(
            "org/robovm/objc/annotation/NotImplemented.java",
            "package org.robovm.objc.annotation; public @interface NotImplemented {"
                + " String value(); }"),
        file(
            "org/robovm/objc/annotation/NativeClass.java",
            "package org.robovm.objc.annotation; public @interface NativeClass {"
                + " String value() default \"\"; }"),
        file(
            "org/robovm/objc/block/VoidBlock1.java",
            "package org.robovm.objc.block; public interface VoidBlock1<A> { void invoke(A a); }"),
        file(
            "org/robovm/objc/Selector.java",
            "package org.robovm.objc; public class Selector {"
                + " public static Selector register(String name) { return null; } }"),
        file(
            "org/robovm/apple/foundation/NSError.java",
            "package org.robovm.apple.foundation; public class NSError {"
                + " public static class NSErrorPtr {} }"),
        file(
            "org/robovm/apple/uikit/UIBackgroundFetchResult.java",
            "package org.robovm.apple.uikit;"
                + " public enum UIBackgroundFetchResult { NewData, NoData, Failed }"),
        file(
            "org/robovm/apple/uikit/UIApplication.java",
            """
            package org.robovm.apple.uikit;
            import org.robovm.objc.annotation.*;
            @NativeClass
            public class UIApplication {
              @Property(selector = "sharedApplication")
              public static native UIApplication getSharedApplication();
              @Method(selector = "beginBackgroundTaskWithExpirationHandler:")
              public native long beginBackgroundTask(Runnable handler);
              @Method(selector = "endBackgroundTask:")
              public native void endBackgroundTask(long id);
              @Property public native boolean isIdle();
              @Method public native void wake(int when, int why);
            }
            """),
        file(
            "org/robovm/apple/uikit/UIApplicationDelegateAdapter.java",
            """
            package org.robovm.apple.uikit;
            import org.robovm.objc.annotation.*;
            import org.robovm.objc.block.*;
            public class UIApplicationDelegateAdapter {
              @NotImplemented("application:performFetchWithCompletionHandler:")
              public void performFetch(
                  UIApplication app, VoidBlock1<UIBackgroundFetchResult> handler) {}
            }
            """),
        file(
            "org/robovm/apple/foundation/NSURLSession.java",
            """
            package org.robovm.apple.foundation;
            import org.robovm.objc.annotation.*;
            @NativeClass("NSURLSessionX")
            public class NSURLSession {
              public NSURLSession(String configuration) { create(configuration); }
              @Method(selector = "sessionWithConfiguration:")
              protected static native long create(String configuration);
              public boolean setActive(boolean active) { return setActive(active, null); }
              @Method(selector = "setActive:error:")
              private native boolean setActive(boolean active, NSError.NSErrorPtr error);
            }
            """));
  }

  private static SourceFile file(String path, String text) {
    return SourceFile.of(path, text);
  }
}
