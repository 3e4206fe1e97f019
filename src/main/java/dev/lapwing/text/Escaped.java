package dev.lapwing.text;

/** Text that others wrote, made safe for a terminal. */
public final class Escaped {
    private Escaped() {}

    /**
     * The text with an escape as in JSON for each character that steers a terminal, ends a line or turns the direction of
     * writing: what is JSON stays JSON and says the same.
     */
    public static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (steers(character)) {
                for (char unit : Character.toChars(character)) {
                    safe.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                safe.appendCodePoint(character);
            }
        });
        return safe.toString();
    }

    private static boolean steers(int character) {
        int type = Character.getType(character);
        return Steering.is(character) || type == Character.SURROGATE || type == Character.UNASSIGNED;
    }
}
