package dev.lapwing.bench;

/**
 * What one made-up row is about.
 *
 * @param auth the collection of the account, empty for a guest
 * @param failure the keys that only failed requests have, each with a comma behind it
 */
record Request(String auth, String method, String url, int status, String failure, String userAgent) {
    private static final String COLLECTIONS = "/api/collections/";
    private static final String LOGIN = COLLECTIONS + "users/auth-with-password";

    /** What applications do all day. */
    static Request ordinary(double kind, String id, String browser) {
        if (kind < 0.45) {
            return of("GET", COLLECTIONS + "orders/records?page=2&perPage=30&sort=-created", browser);
        }
        if (kind < 0.75) {
            return of("GET", COLLECTIONS + "products/records/" + id, browser);
        }
        if (kind < 0.90) {
            return of("PATCH", COLLECTIONS + "orders/records/" + id, browser);
        }
        return new Request("", "POST", LOGIN, 200, "", browser);
    }

    /** What the benchmark's rules look for, often things often and rare things rarely. */
    static Request matching(double kind, String id, String browser) {
        if (kind < 0.50) {
            return refusedLogin(browser);
        }
        if (kind < 0.65) {
            return failed(
                    COLLECTIONS + "payments/records/" + id,
                    403,
                    "You are not allowed to perform this request.",
                    browser);
        }
        if (kind < 0.78) {
            return failed("/wp-admin/" + id, 404, "The requested resource wasn't found.", browser);
        }
        if (kind < 0.81) {
            return failed("/" + id + "/.env", 404, "The requested resource wasn't found.", "nikto/2.5.0");
        }
        if (kind < 0.97) {
            return of("GET", COLLECTIONS + "customers/records?page=61&perPage=500&skipTotal=1", browser);
        }
        return new Request("_superusers", "PATCH", COLLECTIONS + id, 200, "", browser);
    }

    static Request refusedLogin(String browser) {
        return new Request(
                "", "POST", LOGIN, 400, failure("invalid login credentials", "Failed to authenticate."), browser);
    }

    private static Request of(String method, String url, String browser) {
        return new Request("users", method, url, 200, "", browser);
    }

    private static Request failed(String url, int status, String error, String browser) {
        return new Request("", "GET", url, status, failure("", error), browser);
    }

    private static String failure(String details, String error) {
        return "\"details\":\"" + details + "\",\"error\":\"" + error + "\",";
    }
}
