package dev.bgcheck.link;

import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.TypeRef;
import java.util.List;
import java.util.Map;

/**
 * What a look-up found: the meaning, and the types that follow from it.
 *
 * @param type what reading or calling gives
 * @param closureParameters for an argument that is a closure, by position in the call, the types
 *     its parameters have
 */
record Found(Resolution resolution, TypeRef type, Map<Integer, List<TypeRef>> closureParameters) {
  Found(Resolution resolution, TypeRef type) {
    this(resolution, type, Map.of());
  }
}
