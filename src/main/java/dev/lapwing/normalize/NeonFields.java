package dev.lapwing.normalize;

/**
 * The fields of a Neon audit row that say something about the call; an empty text where the row has none. What tells
 * of the delivery (raw id, extraction time, ingest metadata, batch) is left behind.
 */
record NeonFields(
        String eventId,
        String method,
        String requestBody,
        String path,
        String authContext,
        String occurredAt,
        String project,
        String authMethod,
        String status,
        String resourceIds,
        String operation) {}
