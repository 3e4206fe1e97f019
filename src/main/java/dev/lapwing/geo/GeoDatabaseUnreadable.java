package dev.lapwing.geo;

import java.io.Serial;

/** A file of places cannot be used; the message is a sentence that names it. */
public final class GeoDatabaseUnreadable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    GeoDatabaseUnreadable(String file, String problem) {
        super(sentence(file, problem));
    }

    GeoDatabaseUnreadable(String file, String problem, Throwable cause) {
        super(sentence(file, problem), cause);
    }

    private static String sentence(String file, String problem) {
        return "The places of addresses in " + file + " cannot be used: " + problem + ".";
    }
}
