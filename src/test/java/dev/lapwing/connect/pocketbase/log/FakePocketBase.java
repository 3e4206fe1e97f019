package dev.lapwing.connect.pocketbase.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** PocketBase's API on loopback, as far as the connector calls it: it refuses what the real one refuses, in its words. */
public final class FakePocketBase implements AutoCloseable {
    public static final String IDENTITY = "watch@example.com";
    public static final String PASSWORD = "correct-horse-battery";
    private static final Pattern FILTER =
            Pattern.compile("created >= \"(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)\"");
    private static final String SUPERUSERS = "/api/collections/_superusers/";

    public final List<LogRow> rows = Collections.synchronizedList(new ArrayList<>());
    public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    public final Set<String> tokens = Collections.synchronizedSet(new HashSet<>());
    public final Set<String> userTokens = Collections.synchronizedSet(new HashSet<>());
    public final Map<String, Integer> failing = Collections.synchronizedMap(new HashMap<>());
    public volatile String settings = "{\"logs\":{\"maxDays\":5,\"minLevel\":0,\"logIP\":true,\"logAuthId\":false},"
            + "\"superuserIPs\":[],\"smtp\":{\"password\":\"planted-smtp-secret1\"}}";
    public volatile String collection = "{\"id\":\"_pb_users_auth_\",\"name\":\"users\",\"type\":\"auth\"}";
    public volatile String loginAnswer = "";
    public volatile int loginStatus = 200;
    public volatile boolean otherAddress;
    public volatile int padding;
    private final HttpServer server;
    private final AtomicInteger issued = new AtomicInteger();
    private int made;

    public FakePocketBase() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String token() {
        String token = jwt(Instant.now().plusSeconds(86_400));
        tokens.add(token);
        return token;
    }

    public List<LogRow> add(int count) {
        List<LogRow> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            added.add(FakeLog.row("row" + made, FakeLog.START.plusSeconds(made++)));
        }
        rows.addAll(added);
        return added;
    }

    private String jwt(Instant end) {
        String payload =
                "{\"collectionId\":\"pbc_3142635823\",\"exp\":%d,\"id\":\"s1u2p3e4r5u6s7r\",\"n\":%d,\"type\":\"auth\"}"
                        .formatted(end.getEpochSecond(), issued.incrementAndGet());
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";
    }

    private void handle(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String token = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(call.getRequestMethod() + " " + call.getRequestURI());
        if (failing.containsKey(path)) {
            error(call, failing.get(path), "Something went wrong while processing your request.");
        } else if (path.equals("/api/health")) {
            health(call);
        } else if (path.equals(SUPERUSERS + "auth-with-password")) {
            logIn(call, body);
        } else if (!tokens.contains(token)) {
            boolean user = userTokens.contains(token);
            error(
                    call,
                    user ? 403 : 401,
                    user
                            ? "The authorized record is not allowed to perform this action."
                            : "The request requires valid record authorization token.");
        } else if (otherAddress) {
            error(call, 403, "You are not allowed to perform this request.");
        } else {
            superuser(call, path);
        }
    }

    private void superuser(HttpExchange call, String path) throws IOException {
        switch (path) {
            case SUPERUSERS + "auth-refresh" -> answer(call, 200, "{\"record\":{},\"token\":\"" + token() + "\"}");
            case "/api/logs" -> logs(call);
            case "/api/logs/stats" -> answer(call, 200, stats());
            case "/api/settings" -> answer(call, 200, settings);
            case "/api/collections" -> answer(call, 200, "{\"items\":[" + collection + "],\"page\":1,\"perPage\":500}");
            default -> error(call, 404, "The requested resource wasn't found.");
        }
    }

    /** A row of a request that succeeded is written, as the real one does, but for the logs themselves. */
    private void health(HttpExchange call) throws IOException {
        String url = call.getRequestURI().toString();
        rows.add(LogRows.of(
                "health" + made++,
                LogTime.write(FakeLog.START.plusSeconds(made)),
                0,
                "GET " + url,
                "{\"status\":200,\"type\":\"request\",\"url\":\"" + url + "\",\"userIP\":\"127.0.0.1\"}"));
        answer(call, 200, "{\"message\":\"API is healthy.\",\"code\":200,\"data\":{}}");
    }

    private void logIn(HttpExchange call, String body) throws IOException {
        boolean right = body.equals("{\"identity\":\"" + IDENTITY + "\",\"password\":\"" + PASSWORD + "\"}");
        if (!right) {
            error(call, 400, "Failed to authenticate.");
        } else if (loginStatus != 200) {
            answer(call, loginStatus, loginAnswer);
        } else if (otherAddress) {
            error(call, 403, "You are not allowed to perform this request.");
        } else {
            answer(call, 200, "{\"record\":{\"id\":\"s1u2p3e4r5u6s7r\"},\"token\":\"" + token() + "\"}");
        }
    }

    private void logs(HttpExchange call) throws IOException {
        Map<String, String> query = query(call);
        List<LogRow> found;
        synchronized (rows) {
            found = new ArrayList<>(rows);
        }
        String sort = query.getOrDefault("sort", "");
        String filter = query.getOrDefault("filter", "");
        Matcher since = FILTER.matcher(filter);
        if (!sort.matches("-?@rowid") || !(filter.isEmpty() || since.matches())) {
            error(call, 400, "Something went wrong while processing your request.");
            return;
        }
        if (!filter.isEmpty()) {
            found.removeIf(row -> row.created().compareTo(since.group(1)) < 0);
        }
        if (sort.startsWith("-")) {
            Collections.reverse(found);
        }
        int perPage = Math.min(1000, Integer.parseInt(query.getOrDefault("perPage", "30")));
        int from = Math.min(found.size(), (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * perPage);
        List<String> items = found.subList(from, Math.min(found.size(), from + perPage)).stream()
                .map(LogRow::json)
                .toList();
        answer(
                call,
                200,
                "{\"items\":[" + String.join(",", items) + "],\"page\":1,\"perPage\":" + perPage
                        + ",\"totalItems\":-1,\"totalPages\":-1}" + " ".repeat(items.size() * padding));
    }

    private static Map<String, String> query(HttpExchange call) {
        Map<String, String> query = new HashMap<>();
        for (String part : String.valueOf(call.getRequestURI().getRawQuery()).split("&", -1)) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void error(HttpExchange call, int status, String message) throws IOException {
        answer(call, status, "{\"data\":{},\"message\":\"%s\",\"status\":%d}".formatted(message, status));
    }

    private String stats() {
        Map<String, Long> hours = new TreeMap<>();
        synchronized (rows) {
            rows.forEach(row -> hours.merge(row.created().substring(0, 13), 1L, Long::sum));
        }
        return hours.entrySet().stream()
                .map(hour -> "{\"date\":\"%s:00:00.000Z\",\"total\":%d}".formatted(hour.getKey(), hour.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        if (status >= 300 && status < 400) {
            call.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
        }
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
