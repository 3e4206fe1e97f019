package dev.lapwing.normalize.postgres;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.IpNormalizer;
import dev.lapwing.text.SafeText;
import org.jspecify.annotations.Nullable;

/** An event of Postgres in the making. Both of its log sources have the same fields in the same slots. */
final class PgEvent {
    private static final Schema SCHEMA = Schemas.POSTGRES_SERVER;
    private static final int STATUS_ID = SCHEMA.slot("status_id");
    private static final int IP = SCHEMA.slot("src_endpoint.ip");
    private static final int NETWORK = SCHEMA.slot("src_endpoint.subnet");
    private static final int MESSAGE = SCHEMA.slot("pg.message");
    private static final int STATEMENT = SCHEMA.slot("pg.statement");

    /** A field of short texts. */
    enum Name {
        USER("actor.user.name"),
        APPLICATION("actor.app_name"),
        SESSION("actor.session.uid"),
        PROJECT("cloud.project_uid"),
        DATABASE("database.name"),
        ENDPOINT("neon.endpoint_id"),
        HOST("pg.host"),
        SEVERITY("pg.severity"),
        SQLSTATE("pg.sqlstate"),
        AUDIT_TYPE("pg.audit_type"),
        CLASS("pg.class"),
        COMMAND("pg.command"),
        OBJECT("pg.object"),
        OBJECT_TYPE("pg.object_type");

        private final int slot;

        Name(String field) {
            this.slot = SCHEMA.slot(field);
        }
    }

    /** As much of a message or a statement is kept. */
    static final int MOST_TEXT = 64 * 1024;

    /** A cut goes back to a blank, so that no half of a secret is left that nobody knows by its looks. */
    private static final int MOST_BACK = 1024;

    private final @Nullable Object[] values;

    PgEvent(EventIdentity identity) {
        this.values = identity.values(SCHEMA);
    }

    /** Sets a field; an empty text says nothing. Two long names never read the same. */
    PgEvent with(Name field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values[field.slot] = SafeText.bounded(value);
        }
        return this;
    }

    /** Sets what the carrier says. */
    PgEvent with(Carrier by) {
        return with(Name.HOST, by.host()).with(Name.PROJECT, by.project()).with(Name.ENDPOINT, by.endpoint());
    }

    /** Sets the address that a connection came from; a name or {@code [local]} is none. */
    void from(String host) {
        String address = IpNormalizer.canonical(host);
        values[IP] = address;
        values[NETWORK] = IpNormalizer.network(address);
    }

    PgEvent failed(boolean failed) {
        values[STATUS_ID] = failed ? 2L : 1L;
        return this;
    }

    PgEvent message(String message) {
        values[MESSAGE] = bounded(message);
        return this;
    }

    PgEvent statement(String statement) {
        values[STATEMENT] = statement.isEmpty() ? null : bounded(statement);
        return this;
    }

    /** The event, which is not changed any more. */
    AuditEvent of(Schema schema) {
        return new AuditEvent(schema, values);
    }

    /** The text, or its beginning up to a blank. */
    static String bounded(String text) {
        if (text.length() <= MOST_TEXT) {
            return text;
        }
        int end = MOST_TEXT;
        while (end > MOST_TEXT - MOST_BACK && text.charAt(end) > ' ') {
            end--;
        }
        return SafeText.cut(text, end);
    }
}
