package dev.lapwing.notify;

/** A text that nobody is to see, such as a token or an address that is as good as one. */
public record Hidden(String reveal) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
