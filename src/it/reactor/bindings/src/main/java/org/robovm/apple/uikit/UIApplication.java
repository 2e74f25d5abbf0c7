package org.robovm.apple.uikit;

/** In the shape of MobiVM's. */
public class UIApplication {}
