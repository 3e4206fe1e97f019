package dev.lapwing.posture;

/**
 * A field of a collection.
 *
 * @param hidden whether only superusers see it
 * @param guarded whether a file of it needs a token
 * @param required whether a record must have it
 */
public record CollectionField(String name, String type, boolean hidden, boolean guarded, boolean required) {}
