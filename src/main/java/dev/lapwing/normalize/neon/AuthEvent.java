package dev.lapwing.normalize.neon;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.IpNormalizer;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a webhook of Neon Auth says. Only the members that are named here enter an event: codes, tokens and
 * links that stand beside them do not, whatever they are called.
 */
final class AuthEvent {
    private static final int MAX_NAME = 255;

    /** The user of this one is who invites; of all others, whom the event is about. */
    private static final String INVITATION = "organization.invitation.created";

    private static final Schema SCHEMA = Schemas.NEON_AUTH;
    private static final int ADDRESS = SCHEMA.slot("src_endpoint.ip");
    private static final int NETWORK = SCHEMA.slot("src_endpoint.subnet");
    private static final int ACTOR = SCHEMA.slot("actor.user.uid");
    private static final int ACTOR_EMAIL = SCHEMA.slot("actor.user.email_addr");
    private static final int USER_AGENT = SCHEMA.slot("http_request.user_agent");
    private static final int USER = SCHEMA.slot("user.uid");
    private static final int USER_NAME = SCHEMA.slot("user.name");
    private static final int USER_EMAIL = SCHEMA.slot("user.email_addr");
    private static final int USER_PHONE = SCHEMA.slot("user.phone_number");
    private static final int TYPE = SCHEMA.slot("neon.event_type");
    private static final int OTP_TYPE = SCHEMA.slot("neon.otp_type");
    private static final int LINK_TYPE = SCHEMA.slot("neon.link_type");
    private static final int PROVIDER = SCHEMA.slot("neon.auth_provider");
    private static final int DELIVERY = SCHEMA.slot("neon.delivery_preference");
    private static final int ENDPOINT = SCHEMA.slot("neon.endpoint_id");
    private static final int PROJECT_NAME = SCHEMA.slot("neon.project_name");
    private static final int ORGANIZATION = SCHEMA.slot("neon.organization_id");

    private AuthEvent() {}

    /** Whether these are the members of such a body. */
    static boolean isBody(JsonMembers body) {
        return body.has("event_id") && body.has("event_type") && body.has("timestamp");
    }

    /** What it is. */
    static Normalized of(JsonMembers body, String instance) {
        Long time = Timestamps.millis(body.said("timestamp"));
        if (time == null) {
            return new Normalized.Rejected("timestamp", "no time like 2006-01-02T15:04:05.000Z");
        }
        String id = body.said("event_id");
        if (id.isEmpty() || id.length() > MAX_NAME) {
            return new Normalized.Rejected("event_id", "no text, or longer than " + MAX_NAME + " characters");
        }
        String type = body.said("event_type");
        if (type.isEmpty() || type.length() > MAX_NAME) {
            return new Normalized.Rejected("event_type", "no text, or longer than " + MAX_NAME + " characters");
        }
        @Nullable Object[] values = new EventIdentity(instance, id, time).values(SCHEMA);
        values[TYPE] = type;
        values[ENDPOINT] = body.object("context").text("endpoint_id");
        values[PROJECT_NAME] = body.object("context").text("project_name");
        data(body.object("event_data"), values);
        people(body, type, values);
        return new Normalized.Accepted(new AuditEvent(SCHEMA, values));
    }

    private static void data(JsonMembers data, @Nullable Object[] values) {
        values[ADDRESS] = IpNormalizer.canonical(data.text("ip_address"));
        values[NETWORK] = IpNormalizer.network((String) values[ADDRESS]);
        values[USER_AGENT] = data.text("user_agent");
        values[OTP_TYPE] = purpose(data.text("otp_type"));
        values[LINK_TYPE] = purpose(data.text("link_type"));
        values[PROVIDER] = data.text("auth_provider");
        values[DELIVERY] = data.text("delivery_preference");
        values[ORGANIZATION] =
                first(data.text("organization_id"), data.object("organization").text("id"));
    }

    private static void people(JsonMembers body, String type, @Nullable Object[] values) {
        JsonMembers user = body.object("user");
        // An old draft of the documentation calls the id user_id.
        String id = first(user.text("id"), first(user.text("user_id"), body.text("user_id")));
        if (type.equals(INVITATION)) {
            values[ACTOR] = id;
            values[ACTOR_EMAIL] = user.text("email");
            JsonMembers data = body.object("event_data");
            // Where the invited one stands is not documented; these two are how Better Auth names it.
            values[USER_EMAIL] =
                    first(data.text("email"), data.object("invitation").text("email"));
        } else {
            values[USER] = id;
            values[USER_NAME] = user.text("name");
            values[USER_EMAIL] = user.text("email");
            values[USER_PHONE] = user.text("phone_number");
        }
    }

    /** The old draft's word for a forgotten password, under its present name. */
    private static @Nullable String purpose(@Nullable String type) {
        return "reset-password".equals(type) ? "forget-password" : type;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
