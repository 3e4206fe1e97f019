package dev.lapwing.normalize.postgres;

import dev.lapwing.normalize.postgres.PgEvent.Name;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Postgres says when it refuses a connection or a statement. */
final class RefusalMessage {
    private static final String FATAL = "FATAL";
    private static final String FOR_USER = "authentication failed for user \"";

    /** Fields of {@code pg_hba.conf}; users and databases may hold quotes. */
    private static final Pattern NO_ENTRY = Pattern.compile(
            "(?:no pg_hba\\.conf entry for|pg_hba\\.conf rejects) (replication )?(?:connection )?(?:from |for )?"
                    + "host \"([^\"]{1,300})\", user \"");

    private static final Pattern LOGIN = Pattern.compile(
            "(role|too many connections for role) \"(.{1,10000})\"( does not exist| is not permitted to log in)?",
            Pattern.DOTALL);

    private static final Pattern NO_DATABASE = Pattern.compile(
            "(?:database|permission denied for database|too many connections for database) \"(.{1,10000})\""
                    + "(?: does not exist| is not currently accepting connections)?",
            Pattern.DOTALL);

    private static final String DENIED = "permission denied for ";
    private static final String NOT_OWNER = "must be owner of ";

    /** The kinds of objects that these messages name, some of several words. */
    private static final Set<String> KINDS = Set.of(
            "aggregate",
            "collation",
            "column",
            "conversion",
            "database",
            "domain",
            "event trigger",
            "extension",
            "foreign table",
            "foreign-data wrapper",
            "foreign server",
            "function",
            "index",
            "language",
            "large object",
            "materialized view",
            "operator",
            "operator class",
            "operator family",
            "parameter",
            "procedure",
            "publication",
            "relation",
            "routine",
            "schema",
            "sequence",
            "statistics object",
            "subscription",
            "table",
            "tablespace",
            "text search configuration",
            "text search dictionary",
            "type",
            "view");

    private RefusalMessage() {}

    /** Reads who or what was refused; other messages say nothing more than their text. */
    static void read(String severity, String message, PgEvent event) {
        if (message.startsWith(DENIED)) {
            object(message.substring(DENIED.length()), event);
        } else if (message.startsWith(NOT_OWNER)) {
            object(message.substring(NOT_OWNER.length()), event);
        }
        // In an ERROR a role or a database is what a statement named, not who connects to what.
        if (severity.equals(FATAL)) {
            connection(message, event);
        }
    }

    private static void connection(String message, PgEvent event) {
        int user = message.indexOf(FOR_USER);
        if (user >= 0) {
            event.with(Name.USER, untilLastQuote(message.substring(user + FOR_USER.length())));
            return;
        }
        Matcher entry = NO_ENTRY.matcher(message);
        if (entry.lookingAt()) {
            event.from(entry.group(2));
            names(message.substring(entry.end()), entry.group(1) != null, event);
            return;
        }
        Matcher login = LOGIN.matcher(message);
        if (login.matches()) {
            event.with(Name.USER, login.group(2));
            return;
        }
        Matcher database = NO_DATABASE.matcher(message);
        if (database.matches()) {
            event.with(Name.DATABASE, database.group(1));
        }
    }

    /** {@code app", database "neondb", no encryption}, for replication without a database. */
    private static void names(String said, boolean replication, PgEvent event) {
        String between = "\", database \"";
        int database = replication ? -1 : said.indexOf(between);
        if (database < 0) {
            event.with(Name.USER, untilLastQuote(said));
            return;
        }
        event.with(Name.USER, said.substring(0, database))
                .with(Name.DATABASE, untilLastQuote(said.substring(database + between.length())));
    }

    private static String untilLastQuote(String text) {
        int end = text.lastIndexOf('"');
        return end < 0 ? text : text.substring(0, end);
    }

    private static void object(String said, PgEvent event) {
        int end = said.indexOf(' ');
        String kind = "";
        String name = "";
        for (int words = 1; words <= 3 && end > 0; words++) {
            if (KINDS.contains(said.substring(0, end))) {
                kind = said.substring(0, end);
                name = said.substring(end + 1);
            }
            end = said.indexOf(' ', end + 1);
        }
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        event.with(Name.OBJECT_TYPE, kind).with(Name.OBJECT, quoted ? name.substring(1, name.length() - 1) : name);
    }
}
