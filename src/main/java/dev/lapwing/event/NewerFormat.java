package dev.lapwing.event;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Bytes that a newer version of Lapwing wrote: this one cannot go on from them, and must not guess. */
public final class NewerFormat extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    /** A chain of causes may be a ring. */
    private static final int DEEPEST = 20;

    /**
     * Bytes of a format that is not known here.
     *
     * @param what what they are, such as {@code a group}
     * @param format the format that they say
     * @param known the newest format that is known here
     */
    public NewerFormat(String what, long format, long known) {
        super(
                ("The stored state was written by another version of Lapwing: %s of format %d, and this version reads up to %d."
                                + " Start the newest version that ever ran on these topics; docs/upgrading.md says what else can be done.")
                        .formatted(what, format, known));
    }

    /** The one that a problem comes from, if any. */
    public static Optional<NewerFormat> behind(Throwable problem) {
        return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(NewerFormat.class::isInstance)
                .map(NewerFormat.class::cast)
                .findFirst();
    }
}
