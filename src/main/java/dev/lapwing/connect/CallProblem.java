package dev.lapwing.connect;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;

/** Says in a few words why a call had no answer; without the address, which whoever reads it knows or must not know. */
final class CallProblem {
    private CallProblem() {}

    static String of(ExecutionException failure, Duration timeout) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the name of the host is not known";
            }
            if (cause instanceof HttpTimeoutException) {
                return slow(timeout);
            }
            if (cause instanceof SSLException) {
                return "no secure connection could be made: check the server's certificate";
            }
            if (cause instanceof ConnectException refused && refused.getCause() instanceof ConnectException) {
                return "connection refused";
            }
        }
        return "the connection broke";
    }

    static String slow(Duration timeout) {
        return "no answer within " + timeout.toMillis() + " ms";
    }
}
