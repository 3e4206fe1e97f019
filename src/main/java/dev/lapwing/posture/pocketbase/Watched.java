package dev.lapwing.posture.pocketbase;

import java.util.List;
import java.util.stream.Stream;

/**
 * A member of the settings or of a collection that is compared.
 *
 * @param path the names that lead to it, with dots between them
 * @param form what it is
 * @param widening which changes of it open something; of a rule its own meaning tells
 */
record Watched(String path, Form form, Widening widening) {

    /** What a member is. */
    enum Form {
        /** A text, a number, true or false. */
        TEXT,
        /** A list whose order says nothing. */
        SET,
        /** A list whose order counts. */
        LIST,
        /** An access rule: null for superusers only, empty for everybody, else a filter. */
        RULE,
        /** A rule that says which accounts may sign in: null for none, empty for all. */
        LOGIN,
        /** A rule of which null and the empty one say the same: nobody but superusers. */
        GRANT,
        /** A rule that says of whom more is asked. */
        DEMAND
    }

    /** The access rules of every collection. */
    static final List<String> RULES = List.of("listRule", "viewRule", "createRule", "updateRule", "deleteRule");

    /** The rate limits, whose items are objects. */
    static final String LIMITS = "rateLimits.rules";

    static final List<Watched> SETTINGS = List.of(
            text("logs.maxDays", Widening.LESS),
            text("logs.minLevel", Widening.MORE),
            text("logs.logIP", Widening.OFF),
            text("logs.logAuthId", Widening.OFF),
            text("logs.maxDataSize", Widening.OTHER),
            text("rateLimits.enabled", Widening.OFF),
            set(LIMITS, Widening.LIMITS),
            set("rateLimits.excludedIPs", Widening.NETWORKS),
            set("superuserIPs", Widening.ADDRESSES),
            new Watched("trustedProxy.headers", Form.LIST, Widening.HEADERS),
            text("trustedProxy.useLeftmostIP", Widening.ON),
            text("smtp.enabled", Widening.OTHER),
            text("smtp.host", Widening.OTHER),
            text("smtp.port", Widening.OTHER),
            text("smtp.username", Widening.OTHER),
            text("smtp.tls", Widening.OFF),
            text("meta.senderAddress", Widening.OTHER),
            text("meta.appURL", Widening.OTHER),
            text("s3.enabled", Widening.OTHER),
            text("s3.endpoint", Widening.OTHER),
            text("s3.bucket", Widening.OTHER),
            text("backups.s3.enabled", Widening.OTHER),
            text("backups.s3.endpoint", Widening.OTHER),
            text("backups.s3.bucket", Widening.OTHER),
            text("backups.cron", Widening.OTHER),
            text("backups.cronMaxKeep", Widening.OTHER),
            text("batch.enabled", Widening.ON),
            text("batch.maxRequests", Widening.MORE));

    private static final List<Watched> ANY_COLLECTION = Stream.concat(
                    RULES.stream().map(path -> new Watched(path, Form.RULE, Widening.OTHER)),
                    Stream.of(text("viewQuery", Widening.OTHER), set("indexes", Widening.INDEXES)))
            .toList();

    private static final List<Watched> OF_AUTH = List.of(
            new Watched("authRule", Form.LOGIN, Widening.OTHER),
            new Watched("manageRule", Form.GRANT, Widening.OTHER),
            new Watched("mfa.rule", Form.DEMAND, Widening.OTHER),
            text("mfa.enabled", Widening.OFF),
            text("mfa.duration", Widening.MORE),
            text("otp.enabled", Widening.ON),
            text("otp.duration", Widening.MORE),
            text("otp.length", Widening.LESS),
            text("authAlert.enabled", Widening.OFF),
            text("passwordAuth.enabled", Widening.ON),
            set("passwordAuth.identityFields", Widening.ITEMS),
            text("oauth2.enabled", Widening.ON),
            text("authToken.duration", Widening.MORE),
            text("passwordResetToken.duration", Widening.MORE),
            text("emailChangeToken.duration", Widening.MORE),
            text("verificationToken.duration", Widening.MORE),
            text("fileToken.duration", Widening.MORE));

    /** Of an auth collection its options too. */
    static final List<Watched> AUTH_COLLECTION =
            Stream.concat(ANY_COLLECTION.stream(), OF_AUTH.stream()).toList();

    /** What is compared of a collection of this type. */
    static List<Watched> ofCollection(String type) {
        return type.equals("auth") ? AUTH_COLLECTION : ANY_COLLECTION;
    }

    boolean isRule() {
        return form == Form.RULE || form == Form.LOGIN || form == Form.GRANT || form == Form.DEMAND;
    }

    private static Watched text(String path, Widening widening) {
        return new Watched(path, Form.TEXT, widening);
    }

    private static Watched set(String path, Widening widening) {
        return new Watched(path, Form.SET, widening);
    }
}
