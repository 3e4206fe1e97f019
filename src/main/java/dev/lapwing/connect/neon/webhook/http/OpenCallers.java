package dev.lapwing.connect.neon.webhook.http;

import java.io.IOException;
import java.net.Socket;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who is connected, at most so many. Where there are as many and one more comes, whoever has been sending a request for the
 * longest time has to go: so callers that send slowly, or nothing, keep nobody out.
 */
final class OpenCallers {
    private final int most;
    private final Set<Socket> sending = new LinkedHashSet<>();
    private final Set<Socket> heard = new LinkedHashSet<>();
    private boolean closed;

    OpenCallers(int most) {
        this.most = most;
    }

    /** Takes a caller in; false where nobody can go for it. */
    synchronized boolean enter(Socket caller) {
        if (closed) {
            return false;
        }
        if (sending.size() + heard.size() >= most) {
            Iterator<Socket> oldest = sending.iterator();
            if (!oldest.hasNext()) {
                return false;
            }
            close(oldest.next());
            oldest.remove();
        }
        return sending.add(caller);
    }

    /** Its request is read; false where it had to go meanwhile. */
    synchronized boolean heard(Socket caller) {
        return sending.remove(caller) && heard.add(caller);
    }

    synchronized void leave(Socket caller) {
        sending.remove(caller);
        heard.remove(caller);
    }

    /** Nobody comes in any more, and whoever is still sending has to go. */
    synchronized void close() {
        closed = true;
        sending.forEach(OpenCallers::close);
        sending.clear();
    }

    private static void close(Socket caller) {
        try {
            caller.close();
        } catch (IOException e) {
            // It is gone, which is all that was wanted.
        }
    }
}
