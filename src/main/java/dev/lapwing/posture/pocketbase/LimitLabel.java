package dev.lapwing.posture.pocketbase;

/**
 * What a rate limit is for: a path, which may end in a slash and have a method before it, or actions on a collection, such as
 * {@code users:authWithPassword} or {@code *:auth}. Of several limits PocketBase asks one only, that of actions first.
 *
 * @param path of the requests
 * @param action empty where all requests of the path are meant
 */
record LimitLabel(String path, String action) {
    private static final String FILES = "/api/files/";
    private static final String RECORDS = "/api/collections/";

    /** Of a limit's text, whose audience says nothing here. */
    static LimitLabel of(String text) {
        int audience = text.lastIndexOf(" @");
        String label = audience < 0 ? text : text.substring(0, audience);
        int slash = label.indexOf('/');
        if (slash >= 0) {
            return new LimitLabel(label.substring(slash), "");
        }
        String action = label.substring(label.indexOf(':') + 1);
        return new LimitLabel(action.equals("file") ? FILES : RECORDS, action);
    }

    /** Whether it may be asked in place of the other one; {@code auth} is each way to sign in. */
    boolean mayStandInFor(LimitLabel other) {
        return action.startsWith(other.action)
                && (!action.isEmpty() || other.action.isEmpty())
                && (path.startsWith(other.path) || other.path.startsWith(path));
    }
}
