package dev.lapwing.continuity.poll;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What could be seen of a log.
 *
 * @param lastRowId the largest row id, 0 of an empty log; empty where row ids cannot be seen
 * @param file another text for another database file; empty where files cannot be seen
 */
public record LogLook(Listing listing, OptionalLong lastRowId, Optional<String> file) {}
