package dev.lapwing.redact;

import dev.lapwing.redact.span.Mark;
import java.util.Optional;

/**
 * A credential that stood where it should not.
 *
 * @param mark its kind and fingerprint
 * @param place the field in which it stood
 * @param knownAs the name under which somebody told of it
 */
public record Leak(Mark mark, String place, Optional<String> knownAs) {}
