package dev.lapwing.connect.neon.webhook.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The one answer to a request, after which its connection ends. Later answers are none. */
public final class RequestReply {
    private final Socket caller;
    private boolean given;

    RequestReply(Socket caller) {
        this.caller = caller;
    }

    public boolean isGiven() {
        return given;
    }

    /** Answers, unless there is an answer. */
    public void give(int status, String json) {
        if (given) {
            return;
        }
        given = true;
        String allow = status == 405 ? "Allow: POST\r\n" : "";
        String answer =
                "HTTP/1.1 %d %s\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(status, words(status), allow, json.length(), json);
        try {
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            caller.shutdownOutput();
        } catch (IOException e) {
            // Whoever called is gone.
        }
    }

    private static String words(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            default -> "Service Unavailable";
        };
    }
}
