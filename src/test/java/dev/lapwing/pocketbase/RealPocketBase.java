package dev.lapwing.pocketbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real PocketBase on a loopback port, driven through its own HTTP API.
 *
 * <p>The system property {@value #BINARY} names its program; without it tests that want one do not run.
 */
public final class RealPocketBase implements AutoCloseable {
    /** The system property with the program's path. */
    public static final String BINARY = "lapwing.pocketbase";

    /** The superuser that every new instance has. */
    public static final String EMAIL = "root@lapwing.example";

    public static final String PASSWORD = "correct horse battery";

    private static final int PAGE = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final int port;
    private Process process;
    private String token = "";

    private RealPocketBase(Path folder, int port) throws IOException, InterruptedException {
        // PocketBase writes migrations beside its data, and reads all that lie there: it needs a folder around it.
        this.folder = folder.resolve("pb_data");
        this.port = port;
        run("superuser", "upsert", EMAIL, PASSWORD);
        this.process = serve();
        awaitAnswer();
    }

    /** Starts a new instance that keeps its data in a folder. */
    public static RealPocketBase start(Path folder) throws IOException, InterruptedException {
        return new RealPocketBase(folder, freePort());
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The database of its log. */
    public Path log() {
        return folder.resolve("auxiliary.db");
    }

    /** A superuser's token, logged in for once. */
    public String token() throws IOException, InterruptedException {
        if (token.isEmpty()) {
            JsonNode answer = JSON.readTree(send(
                            "POST",
                            "/api/collections/_superusers/auth-with-password",
                            JSON.createObjectNode()
                                    .put("identity", EMAIL)
                                    .put("password", PASSWORD)
                                    .toString(),
                            "")
                    .body());
            token = answer.path("token").asText();
        }
        return token;
    }

    /** A request of nobody in particular; gives the status. */
    public int guest(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, "").statusCode();
    }

    /** A superuser's request. */
    public HttpResponse<String> superuser(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, path, body, token());
    }

    /** A request with any token; gives the status. */
    public int withToken(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        return send(method, path, body, token).statusCode();
    }

    /** All rows of its log, once that of a request made now is among them. */
    public List<JsonNode> rowsUpTo(String mark) throws Exception {
        guest("GET", "/api/health?" + mark, "");
        Waiting.until(
                "the row of " + mark,
                this::work,
                () -> page("-@rowid", 1).toString().contains("/api/health?" + mark + "\""));
        List<JsonNode> rows = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode items = page("@rowid", page);
            items.forEach(rows::add);
            if (items.size() < PAGE) {
                return rows;
            }
        }
    }

    private JsonNode page(String sort, int page) throws IOException, InterruptedException {
        String path = "/api/logs?perPage=" + PAGE + "&skipTotal=1&sort=" + sort + "&page=" + page;
        return JSON.readTree(superuser("GET", path, "").body()).path("items");
    }

    /** The ids of all rows it keeps, newest first, page by page. */
    public List<String> rowIds() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode items = page("-@rowid", page);
            items.forEach(item -> ids.add(item.path("id").asText()));
            if (items.size() < PAGE) {
                return ids;
            }
        }
    }

    /** Ends it in order and starts it again on the same port. */
    public void restart() throws IOException, InterruptedException {
        stop();
        startAgain();
    }

    /** Ends it in order. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Ends it hard: what stands in its queue is lost. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again after it was ended. */
    public void startAgain() throws IOException, InterruptedException {
        process = serve();
        awaitAnswer();
    }

    /** Waits until it answers, after a restart of its own making too. */
    public void awaitAnswer() throws InterruptedException {
        Waiting.until("PocketBase at " + url(), this::work, () -> {
            try {
                return guest("GET", "/api/health", "") == 200;
            } catch (IOException e) {
                // Not yet: it is starting.
                return false;
            }
        });
    }

    /** The work that it has done, as progress. */
    public long work() {
        return Waiting.work(process);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Process serve() throws IOException {
        return program("serve", "--http=127.0.0.1:" + port);
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        int exit = program(arguments).waitFor();
        if (exit != 0) {
            throw new IllegalStateException("PocketBase ended with " + exit + " on " + arguments[0]);
        }
    }

    private Process program(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty(BINARY));
        command.addAll(List.of(arguments));
        command.add("--dir=" + folder);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
