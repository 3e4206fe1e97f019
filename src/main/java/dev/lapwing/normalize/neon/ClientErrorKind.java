package dev.lapwing.normalize.neon;

import java.util.regex.Pattern;

/**
 * Why a client was refused, told from how the error's text begins.
 *
 * <p>Source of the texts: {@code proxy/src/auth/mod.rs} and its neighbours in github.com/neondatabase/neon, 2026-03-25.
 */
enum ClientErrorKind {
    /** The proxy writes single quotes, Postgres itself double ones. */
    PASSWORD("password", "password authentication failed for user ['\"]"),
    IP_NOT_ALLOWED("ip_not_allowed", ClientErrorKind.ADDRESS_REFUSED),
    BLOCKED_NETWORK("blocked_network", ClientErrorKind.NETWORK_BLOCKED),
    VPC_NOT_ALLOWED("vpc_not_allowed", ClientErrorKind.VPC_REFUSED),
    TOO_MANY_CONNECTIONS("too_many_connections", "Too many connections to this endpoint"),
    ENDPOINT_MISSING("endpoint_missing", "Endpoint ID is not specified"),
    INSECURE("insecure", "connection is insecure \\(try using "),
    TIMEOUT("timeout", "Authentication timed out"),
    ENDPOINT_NOT_FOUND("endpoint_not_found", "Control plane request failed: endpoint cannot be found"),
    ENDPOINT_DISABLED("endpoint_disabled", "Control plane request failed: endpoint is disabled"),
    ENDPOINT_UNAVAILABLE("endpoint_unavailable", "Control plane request failed: endpoint is temporarily unavailable"),
    JWT("jwt", "jwk not found|missing key id|signature error: |" + ClientErrorKind.TOKEN_REFUSED),
    /** Any other error of a database. */
    OTHER("other", "");

    private static final String ADDRESS_REFUSED =
            "This IP address \\S{1,64} is not allowed to connect to this endpoint";
    private static final String NETWORK_BLOCKED =
            "This connection is trying to access this endpoint from a blocked network";
    private static final String VPC_REFUSED =
            "This VPC endpoint id \\S{1,64} is not allowed to connect|VPC endpoint ID is not specified";
    private static final String TOKEN_REFUSED = "invalid JWT token audience|JWT token has expired"
            + "|JWT token is not yet ready to use|Provided authentication token is not a valid JWT encoding";

    /** What nobody else writes, so that no more need be known of the line that it stands in. */
    private static final Pattern NEONS_OWN = Pattern.compile("password authentication failed for user '"
            + "|Too many connections to this endpoint\\.|Endpoint ID is not specified\\. Either please upgrade"
            + "|Inconsistent project name inferred from SNI|connection is insecure \\(try using `sslmode=require`\\)"
            + "|Control plane request failed: endpoint |"
            + ADDRESS_REFUSED + "|" + NETWORK_BLOCKED + "|" + VPC_REFUSED + "|" + TOKEN_REFUSED);

    private final String word;
    private final Pattern beginning;

    ClientErrorKind(String word, String beginning) {
        this.word = word;
        this.beginning = Pattern.compile(beginning);
    }

    /** The value of {@code neon.error_kind}. */
    String word() {
        return word;
    }

    /** The kind of an error by its whole text. */
    static ClientErrorKind of(String message) {
        for (ClientErrorKind kind : values()) {
            if (kind.beginning.matcher(message).lookingAt()) {
                return kind;
            }
        }
        return OTHER;
    }

    /** Where one of Neon's own texts begins in a line; -1 where it holds none. */
    static int begins(String line) {
        var matcher = NEONS_OWN.matcher(line);
        return matcher.find() ? matcher.start() : -1;
    }
}
