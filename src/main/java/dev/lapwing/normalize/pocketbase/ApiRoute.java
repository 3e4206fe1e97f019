package dev.lapwing.normalize.pocketbase;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The route a PocketBase request took: what it does, to which collection, to which record.
 *
 * @param action one short word, {@code unknown} where the server has no such route
 * @param collection the collection by its one name, where the route has one
 * @param record the id of the record, where the route has one
 */
record ApiRoute(
        String action,
        @Nullable String collection,
        @Nullable String record) {
    static final ApiRoute UNKNOWN = new ApiRoute("unknown", null, null);

    /**
     * The route of a method and of the decoded segments of a path; {@code HEAD} takes the routes of {@code GET}. An
     * empty segment, as behind a last slash, stands for no name.
     */
    static ApiRoute of(String method, List<String> segments) {
        String verb = method.equals("HEAD") ? "GET" : method;
        if (segments.size() > 0 && segments.get(0).equals("_")) {
            return verb.equals("GET") ? plain("admin-ui") : UNKNOWN;
        }
        if (segments.size() < 2 || segments.size() > 6 || !segments.get(0).equals("api") || segments.contains("")) {
            return UNKNOWN;
        }
        return switch (segments.get(1)) {
            case "collections" -> CollectionRoutes.of(verb, segments);
            case "files" -> files(verb, segments);
            case "backups" -> plain(backups(verb, segments));
            case "admins" -> CollectionRoutes.ofAdmins(verb, segments);
            default -> plain(other(verb, segments));
        };
    }

    static ApiRoute plain(String action) {
        return action.equals("unknown") ? UNKNOWN : new ApiRoute(action, null, null);
    }

    private static ApiRoute files(String verb, List<String> segments) {
        if (segments.size() == 3 && segments.get(2).equals("token") && verb.equals("POST")) {
            return plain("file-token");
        }
        return segments.size() == 5 && verb.equals("GET")
                ? new ApiRoute("download-file", CollectionName.canonical(segments.get(2)), segments.get(3))
                : UNKNOWN;
    }

    private static String backups(String verb, List<String> segments) {
        return switch (segments.size()) {
            case 2 -> pick(verb, "GET", "list-backups", "POST", "create-backup");
            case 3 ->
                verb.equals("POST")
                        ? (segments.get(2).equals("upload") ? "upload-backup" : "unknown")
                        : pick(verb, "GET", "download-backup", "DELETE", "delete-backup");
            case 4 -> verb.equals("POST") && segments.get(3).equals("restore") ? "restore-backup" : "unknown";
            default -> "unknown";
        };
    }

    private static String other(String verb, List<String> segments) {
        int length = segments.size();
        return switch (segments.get(1)) {
            case "health" -> length == 2 && verb.equals("GET") ? "health" : "unknown";
            case "realtime" -> length == 2 ? pick(verb, "GET", "realtime", "POST", "realtime") : "unknown";
            case "batch" -> length == 2 && verb.equals("POST") ? "batch" : "unknown";
            case "sql" -> length == 2 && verb.equals("POST") ? "sql" : "unknown";
            case "oauth2-redirect" ->
                length == 2 ? pick(verb, "GET", "oauth2-redirect", "POST", "oauth2-redirect") : "unknown";
            case "logs" -> logs(verb, length);
            case "crons" ->
                length == 2 && verb.equals("GET")
                        ? "list-crons"
                        : length == 3 && verb.equals("POST") ? "run-cron" : "unknown";
            case "settings" -> settings(verb, segments);
            default -> "unknown";
        };
    }

    private static String logs(String verb, int length) {
        if (verb.equals("GET") && length <= 4) {
            return "logs";
        }
        return verb.equals("DELETE") && length == 2 ? "delete-logs" : "unknown";
    }

    private static String settings(String verb, List<String> segments) {
        if (segments.size() == 2) {
            return pick(verb, "GET", "read-settings", "PATCH", "update-settings");
        }
        if (segments.size() != 4 || !verb.equals("POST")) {
            return "unknown";
        }
        return switch (segments.get(2) + "/" + segments.get(3)) {
            case "test/s3" -> "test-s3";
            case "test/email" -> "test-email";
            case "apple/generate-client-secret" -> "generate-apple-secret";
            default -> "unknown";
        };
    }

    static String pick(String verb, String one, String ofOne, String two, String ofTwo) {
        if (verb.equals(one)) {
            return ofOne;
        }
        return verb.equals(two) ? ofTwo : "unknown";
    }
}
