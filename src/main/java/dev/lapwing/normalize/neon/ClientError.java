package dev.lapwing.normalize.neon;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The error of a database in what an application wrote.
 *
 * @param message its whole text
 * @param line where it stood
 */
record ClientError(String message, String line) {
    /** Where applications that write JSON put an error. */
    private static final List<String> MEMBERS = List.of("err", "error", "message", "msg");

    private static final Pattern SQLSTATE = Pattern.compile("(?=.*[0-9])[0-9A-Z]{5}");
    private static final Pattern ADDRESS = Pattern.compile("This IP address (\\S{1,64}) ");
    private static final Pattern ENDPOINT = Pattern.compile(
            "(?<![A-Za-z0-9-])(ep(?:-[a-z0-9]{1,30}){2,5}?)(?:-pooler)?(?:\\.[a-z0-9-]{1,40}){1,5}\\.neon\\.(?:tech|build)");
    private static final Pattern PGX = Pattern.compile(
            "failed to connect to `(?:host=\\S{1,255} )?user=([^\\s`]{1,255}) database=([^\\s`]{1,255})`");
    private static final Pattern PGBOUNCER =
            Pattern.compile("[CS]-0x[0-9a-f]{1,16}: ([^\\s/]{1,255})/([^\\s@]{1,255})@");

    /** The error in a line of text, if there is one. */
    static Optional<ClientError> in(String line) {
        Optional<String> framed = DriverFrame.error(line);
        if (framed.isPresent()) {
            return framed.map(message -> new ClientError(message.strip(), line));
        }
        int at = ClientErrorKind.begins(line);
        int end = at < 0 ? -1 : line.indexOf('\n', at);
        return at < 0
                ? Optional.empty()
                : Optional.of(new ClientError(
                        line.substring(at, end < 0 ? line.length() : end).strip(), line));
    }

    /** The error in a line of JSON, if there is one. */
    static Optional<ClientError> in(JsonMembers json, String line) {
        for (String name : MEMBERS) {
            Optional<ClientError> error = error(json.object(name))
                    .map(message -> new ClientError(message, line))
                    .or(() -> in(json.said(name)).map(found -> new ClientError(found.message, line)));
            if (error.isPresent()) {
                return error;
            }
        }
        return error(json).map(message -> new ClientError(message, line));
    }

    /** The text of an error object of a driver: it says what Postgres says, or something of Neon's own. */
    private static Optional<String> error(JsonMembers error) {
        String message = error.said("message").strip();
        boolean ofDatabase = error.text("severity") != null
                || SQLSTATE.matcher(error.said("code")).matches();
        return !message.isEmpty() && (ofDatabase || ClientErrorKind.begins(message) == 0)
                ? Optional.of(message)
                : Optional.empty();
    }

    ClientErrorKind kind() {
        return ClientErrorKind.of(message);
    }

    /** Whether it is certain that Neon wrote it, whoever wrote the line. */
    boolean isNeons() {
        return kind() != ClientErrorKind.OTHER || ClientErrorKind.begins(message) == 0;
    }

    /** Who wanted to connect, as the error says, else as the driver does. A quote may stand in the name itself. */
    @Nullable
    String role() {
        int open = kind() == ClientErrorKind.PASSWORD ? "password authentication failed for user ".length() : -1;
        if (open < 0) {
            Matcher pgx = PGX.matcher(line);
            return pgx.find() ? pgx.group(1) : pgbouncer(2);
        }
        int close = message.lastIndexOf(message.charAt(open));
        String name = message.substring(open + 1, close > open ? close : message.length());
        return name.isEmpty() ? null : name;
    }

    @Nullable
    String database() {
        Matcher pgx = PGX.matcher(line);
        return pgx.find() ? pgx.group(2) : pgbouncer(1);
    }

    /** The address that is not allowed. */
    @Nullable
    String address() {
        Matcher matcher = ADDRESS.matcher(message);
        return matcher.lookingAt() ? matcher.group(1) : null;
    }

    @Nullable
    String endpoint() {
        Matcher matcher = ENDPOINT.matcher(line);
        return matcher.find() ? matcher.group(1) : null;
    }

    private @Nullable String pgbouncer(int group) {
        Matcher matcher = PGBOUNCER.matcher(line);
        return matcher.find() ? matcher.group(group) : null;
    }
}
