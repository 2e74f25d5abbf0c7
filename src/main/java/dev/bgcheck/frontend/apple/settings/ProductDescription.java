package dev.bgcheck.frontend.apple.settings;

import dev.bgcheck.project.Platform;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.source.Span;

/**
 * What the makers of effective lists must know of a target.
 *
 * @param name the target's name
 * @param watchApplicationType whether the product type is the ordinary application type, for which
 *     the build system adds {@code WKApplication} on watchOS
 * @param folder the folder that paths in settings start from
 * @param declaration where the project declares the target
 */
public record ProductDescription(
    String name,
    TargetKind kind,
    boolean watchApplicationType,
    Platform platform,
    String folder,
    Span declaration) {}
