package dev.lapwing.normalize.neon;

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
        String operation) {
    NeonFields {
        eventId = said(eventId);
        method = said(method);
        requestBody = said(requestBody);
        path = said(path);
        authContext = said(authContext);
        occurredAt = said(occurredAt);
        project = said(project);
        authMethod = said(authMethod);
        status = said(status);
        resourceIds = said(resourceIds);
        operation = said(operation);
    }

    /** What tools write for a value that is not there is no value. */
    private static String said(String text) {
        return text.equalsIgnoreCase("null") || text.equals("\\N") ? "" : text;
    }
}
