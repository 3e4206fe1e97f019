package dev.lapwing.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** A PocketBase that runs on loopback, with one superuser, from the binary that {@code lapwing.pocketbase} names. */
final class RealPocketBase implements AutoCloseable {
    static final String IDENTITY = "watch@example.com";
    static final String PASSWORD = "correct-horse-battery";

    private final Process process;
    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    RealPocketBase(Path folder) throws IOException, InterruptedException {
        String binary = System.getProperty("lapwing.pocketbase");
        run(List.of(binary, "superuser", "upsert", IDENTITY, PASSWORD, "--dir", folder.toString()))
                .waitFor();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        url = "http://127.0.0.1:" + port;
        process = run(List.of(binary, "serve", "--http=127.0.0.1:" + port, "--dir", folder.toString()));
        BufferedReader lines = process.inputReader();
        String line = lines.readLine();
        while (line != null && !line.contains("Server started")) {
            line = lines.readLine();
        }
    }

    String url() {
        return url;
    }

    int get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static Process run(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
