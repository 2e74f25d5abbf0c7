package org.robovm.apple.uikit;

/** In the shape of MobiVM's. */
public enum UIBackgroundFetchResult {
  NewData,
  NoData,
  Failed
}
