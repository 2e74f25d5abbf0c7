package example;

/** The app on a desk. */
public final class Desktop {}
