package dev.lapwing.normalize.pocketbase;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.IpNormalizer;
import dev.lapwing.normalize.parse.RequestLine;
import org.jspecify.annotations.Nullable;

/** Makes an event of a row of the request log. */
final class PocketBaseRequest {
    private static final Schema SCHEMA = Schemas.POCKETBASE_REQUEST;
    private static final int STATUS_ID = SCHEMA.slot("status_id");
    private static final int IP = SCHEMA.slot("src_endpoint.ip");
    private static final int NETWORK = SCHEMA.slot("src_endpoint.subnet");
    private static final int ACTOR_UID = SCHEMA.slot("actor.user.uid");
    private static final int ACTOR_TYPE = SCHEMA.slot("actor.user.type");
    private static final int METHOD = SCHEMA.slot("http_request.http_method");
    private static final int PATH = SCHEMA.slot("http_request.url.path");
    private static final int QUERY = SCHEMA.slot("http_request.url.query_string");
    private static final int USER_AGENT = SCHEMA.slot("http_request.user_agent");
    private static final int REFERRER = SCHEMA.slot("http_request.referrer");
    private static final int CODE = SCHEMA.slot("http_response.code");
    private static final int ACTION = SCHEMA.slot("pocketbase.action");
    private static final int COLLECTION = SCHEMA.slot("pocketbase.collection");
    private static final int RECORD_ID = SCHEMA.slot("pocketbase.record_id");
    private static final int OUTCOME = SCHEMA.slot("pocketbase.outcome");
    private static final int ERROR = SCHEMA.slot("pocketbase.error");
    private static final int DETAILS = SCHEMA.slot("pocketbase.details");
    private static final int AUTH = SCHEMA.slot("pocketbase.auth");
    private static final int PAGE = SCHEMA.slot("pocketbase.page");
    private static final int PER_PAGE = SCHEMA.slot("pocketbase.per_page");
    private static final int FILTER = SCHEMA.slot("pocketbase.filter");
    private static final int EXEC_TIME = SCHEMA.slot("pocketbase.exec_time");
    private static final int META = SCHEMA.slot("pocketbase.meta");
    private static final int LEVEL = SCHEMA.slot("pocketbase.level");
    private static final int REMOTE_IP = SCHEMA.slot("pocketbase.remote_ip");
    private static final int TRUNCATED = SCHEMA.slot("pocketbase.truncated");
    private static final int GUESSED = SCHEMA.slot("pocketbase.guessed");
    private static final int CLAIMED = SCHEMA.slot("pocketbase.claimed");
    private static final int EMAIL = SCHEMA.slot("user.email_addr");

    private PocketBaseRequest() {}

    /**
     * A truncated row loses the last keys first, its type among them; then the message tells. Shippers lose the type, too,
     * and before version 0.16 there was none.
     */
    static boolean isRequest(PocketBaseLogItem row, RequestData data) {
        if (data.type != null) {
            return data.type.equals("request");
        }
        boolean tells = data.url != null && data.url.startsWith("/") && data.method != null && data.status != null;
        return tells || (data.truncated && RequestLine.of(row.message) != null);
    }

    static AuditEvent event(PocketBaseLogItem row, RequestData data, EventIdentity identity) {
        @Nullable Object[] values = identity.values(SCHEMA);
        ApiRoute route = request(row, data, values);
        outcome(data, route, values);
        String auth = data.collection();
        values[ACTOR_TYPE] = auth == null || auth.isEmpty() ? "guest" : auth;
        values[AUTH] = auth;
        values[ACTOR_UID] = data.authId == null || data.authId.isEmpty() ? null : data.authId;
        values[USER_AGENT] = data.userAgent;
        values[REFERRER] = data.referer;
        String remote = IpNormalizer.canonical(data.remoteIp);
        String user = IpNormalizer.canonical(data.userIp);
        String address = user == null ? remote : user;
        values[IP] = address;
        values[NETWORK] = IpNormalizer.network(address);
        values[REMOTE_IP] = remote;
        values[EXEC_TIME] = data.execTime;
        values[META] = data.meta;
        values[LEVEL] = row.level;
        return new AuditEvent(SCHEMA, values);
    }

    private static ApiRoute request(PocketBaseLogItem row, RequestData data, @Nullable Object[] values) {
        RequestLine line = data.method == null || data.url == null ? fromMessage(row, data) : sent(data);
        Query query = Query.of(line.query());
        ApiRoute route = ApiRoute.of(line.method(), line.path().segments());
        values[METHOD] = line.method().isEmpty() ? null : line.method();
        boolean known = !line.path().text().isEmpty();
        values[PATH] = known ? line.path().text() : null;
        values[QUERY] = line.query();
        values[ACTION] = known ? route.action() : null;
        values[COLLECTION] = route.collection();
        values[RECORD_ID] = route.record();
        values[PAGE] = query.page();
        values[PER_PAGE] = query.perPage();
        values[FILTER] = query.filter();
        values[CLAIMED] = TokenClaims.in(query.token());
        values[TRUNCATED] = data.truncated ? (Object) true : null;
        return route;
    }

    private static RequestLine sent(RequestData data) {
        return RequestLine.sent(data.verb(), data.url == null ? "" : data.url);
    }

    /** Attackers write the message, so it counts only where the row says that it lost its tail. */
    private static RequestLine fromMessage(PocketBaseLogItem row, RequestData data) {
        RequestLine line = data.truncated ? RequestLine.of(row.message) : null;
        return line == null ? sent(data) : line;
    }

    private static void outcome(RequestData data, ApiRoute route, @Nullable Object[] values) {
        String details = data.details instanceof String text ? text : null;
        Long code = RequestOutcome.effectiveStatus(data.status, data.error);
        values[CODE] = code;
        RequestOutcome known = RequestOutcome.of(data.status, data.error, details);
        boolean refused = LoginText.isLogin(route.action())
                && (known == RequestOutcome.DENIED || known == RequestOutcome.INVALID || known == RequestOutcome.ERROR);
        boolean wrongProof = refused && LoginText.saysWrongProof(data.details);
        boolean guessed = refused && !wrongProof && LoginText.isUnknown(code, data.error, data.details);
        boolean told = code != null || data.error != null;
        values[OUTCOME] = told ? (wrongProof || guessed ? RequestOutcome.AUTHFAIL : known).word() : null;
        values[GUESSED] = guessed ? (Object) true : null;
        if (told) {
            boolean failure = data.error != null || (code != null && code >= 400);
            values[STATUS_ID] = failure ? 2L : 1L;
        }
        values[ERROR] = data.error;
        values[DETAILS] = data.details;
        values[EMAIL] = LeakedEmail.in(data.error);
    }
}
