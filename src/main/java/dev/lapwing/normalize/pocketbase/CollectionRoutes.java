package dev.lapwing.normalize.pocketbase;

import java.util.List;
import java.util.Set;

/** The routes below {@code /api/collections}; a literal segment goes before a name, as in the server's router. */
final class CollectionRoutes {
    private static final Set<String> POSTED = Set.of(
            "auth-with-password",
            "auth-with-oauth2",
            "auth-with-otp",
            "auth-refresh",
            "request-otp",
            "request-password-reset",
            "confirm-password-reset",
            "request-verification",
            "confirm-verification",
            "request-email-change",
            "confirm-email-change");

    private static final String SUPERUSERS = "_superusers";

    private CollectionRoutes() {}

    static ApiRoute of(String verb, List<String> segments) {
        return switch (segments.size()) {
            case 2 -> ApiRoute.plain(ApiRoute.pick(verb, "GET", "list-collections", "POST", "create-collection"));
            case 3 -> collection(verb, segments.get(2));
            case 4 -> below(verb, segments.get(2), segments.get(3));
            case 5 -> record(verb, segments.get(2), segments.get(3), segments.get(4));
            default -> ApiRoute.UNKNOWN;
        };
    }

    /** The routes below {@code /api/admins}, which reached the superusers before version 0.23 and are gone since. */
    static ApiRoute ofAdmins(String verb, List<String> segments) {
        if (segments.size() == 2) {
            return named(ApiRoute.pick(verb, "GET", "list-records", "POST", "create-record"), SUPERUSERS);
        }
        if (segments.size() != 3) {
            return ApiRoute.UNKNOWN;
        }
        String last = segments.get(2);
        return verb.equals("POST")
                ? named(POSTED.contains(last) ? last : "unknown", SUPERUSERS)
                : record(verb, SUPERUSERS, "records", last);
    }

    private static ApiRoute collection(String verb, String name) {
        if (verb.equals("PUT") && name.equals("import")) {
            return ApiRoute.plain("import-collections");
        }
        return named(
                switch (verb) {
                    case "GET" -> "view-collection";
                    case "PATCH" -> "update-collection";
                    case "DELETE" -> "delete-collection";
                    default -> "unknown";
                },
                name);
    }

    private static ApiRoute below(String verb, String name, String last) {
        if (name.equals("meta")) {
            String meta = meta(verb, last);
            if (!meta.equals("unknown")) {
                return ApiRoute.plain(meta);
            }
        }
        if (verb.equals("POST") && POSTED.contains(last)) {
            return named(last, name);
        }
        return named(
                switch (last) {
                    case "records" -> ApiRoute.pick(verb, "GET", "list-records", "POST", "create-record");
                    case "auth-methods" -> verb.equals("GET") ? "list-auth-methods" : "unknown";
                    case "truncate" -> verb.equals("DELETE") ? "truncate-collection" : "unknown";
                    default -> "unknown";
                },
                name);
    }

    private static String meta(String verb, String last) {
        return switch (verb + " " + last) {
            case "GET scaffolds" -> "list-scaffolds";
            case "GET oauth2-providers" -> "list-oauth2-providers";
            case "POST dry-run-view" -> "dry-run-view";
            default -> "unknown";
        };
    }

    private static ApiRoute record(String verb, String name, String kind, String id) {
        String action = switch (kind) {
            case "impersonate" -> verb.equals("POST") ? "impersonate" : "unknown";
            case "records" ->
                switch (verb) {
                    case "GET" -> "view-record";
                    case "PATCH" -> "update-record";
                    case "DELETE" -> "delete-record";
                    default -> "unknown";
                };
            default -> "unknown";
        };
        return action.equals("unknown") ? ApiRoute.UNKNOWN : new ApiRoute(action, CollectionName.canonical(name), id);
    }

    private static ApiRoute named(String action, String name) {
        return action.equals("unknown") ? ApiRoute.UNKNOWN : new ApiRoute(action, CollectionName.canonical(name), null);
    }
}
