import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Takes what is posted to it on this machine and writes it to a file, one body a line. Stands for Slack, or for a webhook. */
class Receiver {
    public static void main(String[] portAndFile) throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(portAndFile[0]));
        Path file = Path.of(portAndFile[1]);
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(
                        file, body.replace("\n", " ") + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                byte[] ok = "ok".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, ok.length);
                exchange.getResponseBody().write(ok);
            }
        });
        server.start();
    }
}
