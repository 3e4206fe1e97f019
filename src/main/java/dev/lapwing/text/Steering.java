package dev.lapwing.text;

/** Characters that do something to a display and show nothing: no text from outside may bring one there. */
public final class Steering {
    /** Letters and marks that show nothing, with which two texts look alike that are not: fillers and joiners. */
    private static final String EMPTY = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private Steering() {}

    /** Whether a character steers a terminal, ends a line, turns the direction of writing or has no width and no shape. */
    public static boolean is(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> EMPTY.indexOf(character) >= 0;
        };
    }
}
