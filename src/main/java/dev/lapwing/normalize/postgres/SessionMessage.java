package dev.lapwing.normalize.postgres;

import dev.lapwing.normalize.postgres.PgEvent.Name;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Postgres says of a connection, by the templates of its source code. Names in them are chosen by whoever connects and
 * may hold anything, so each is read up to the last place where the template can go on.
 */
final class SessionMessage {
    private static final String RECEIVED = "connection received: host=";
    private static final String AUTHENTICATED = "connection authenticated: ";
    private static final String AUTHORIZED = "connection authorized: user=";
    private static final String REPLICATION = "replication connection authorized: user=";
    private static final String DISCONNECTION = "disconnection: session time: ";
    private static final String DATABASE = " database=";
    private static final String APPLICATION = " application_name=";
    private static final String HOST = " host=";
    private static final String PORT = " port=";

    /** How a connection is encrypted, at the end of a line. */
    private static final Pattern ENCRYPTION = Pattern.compile(
            " SSL enabled \\(protocol=[^ ,]{1,40}, cipher=[^ ,]{1,80}, bits=\\d{1,6}(?:, compression=\\w{1,4})?\\)$"
                    + "| GSS \\(authenticated=\\w{1,4}, encrypted=\\w{1,4}[^)]{0,300}\\)$");

    private SessionMessage() {}

    /** Whether the message is of these; then the event has what it says. */
    static boolean read(String message, PgEvent event) {
        if (message.startsWith(RECEIVED)) {
            event.from(until(message.substring(RECEIVED.length()), PORT));
        } else if (message.startsWith(AUTHENTICATED)) {
            authenticated(message.substring(AUTHENTICATED.length()), event);
        } else if (message.startsWith(AUTHORIZED)) {
            authorized(message.substring(AUTHORIZED.length()), event);
        } else if (message.startsWith(REPLICATION)) {
            authorized(message.substring(REPLICATION.length()), event);
        } else if (message.startsWith(DISCONNECTION)) {
            disconnected(message.substring(DISCONNECTION.length()), event);
        } else {
            return false;
        }
        return true;
    }

    /** {@code identity="app" method=scram-sha-256 (...)}; since Postgres 17 {@code user="app" method=trust}. */
    private static void authenticated(String said, PgEvent event) {
        int start = said.indexOf('"') + 1;
        int end = said.lastIndexOf("\" method=");
        if (start > 0 && end >= start) {
            event.with(Name.USER, said.substring(start, end));
        }
    }

    private static void authorized(String said, PgEvent event) {
        String names = withoutEncryption(said);
        int application = names.indexOf(APPLICATION);
        if (application >= 0) {
            event.with(Name.APPLICATION, names.substring(application + APPLICATION.length()));
            names = names.substring(0, application);
        }
        int database = names.indexOf(DATABASE);
        if (database >= 0) {
            event.with(Name.DATABASE, names.substring(database + DATABASE.length()));
            names = names.substring(0, database);
        }
        event.with(Name.USER, names);
    }

    private static void disconnected(String said, PgEvent event) {
        int user = said.indexOf(" user=");
        int host = said.lastIndexOf(HOST);
        int database = host < 0 ? -1 : said.lastIndexOf(DATABASE, host);
        if (user < 0 || database < user) {
            return;
        }
        event.with(Name.USER, said.substring(user + " user=".length(), database))
                .with(Name.DATABASE, said.substring(database + DATABASE.length(), host));
        event.from(until(said.substring(host + HOST.length()), PORT));
    }

    private static String withoutEncryption(String said) {
        int from = Math.max(said.lastIndexOf(" SSL enabled ("), said.lastIndexOf(" GSS ("));
        Matcher tail = ENCRYPTION.matcher(said);
        return from >= 0 && tail.find(from) && tail.start() == from ? said.substring(0, from) : said;
    }

    private static String until(String text, String mark) {
        int end = text.indexOf(mark);
        return end < 0 ? text : text.substring(0, end);
    }
}
