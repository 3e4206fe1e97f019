package dev.lapwing.rule.detection;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What encodings make of a value, one after the other; the bytes of UTF-16 become one character each. */
public final class Encodings {
    static final Set<String> NAMES = Set.of("base64", "base64offset", "utf16", "utf16le", "utf16be", "wide");

    private static final byte[] LITTLE_ENDIAN_MARK = {(byte) 0xFF, (byte) 0xFE};

    private Encodings() {}

    static boolean wide(String name) {
        return !name.startsWith("base64");
    }

    /** The texts of which any may be there; one of them is empty where a value is too short to be recognised. */
    public static List<String> apply(List<String> names, String value) {
        String text = value;
        Charset bytesOf = StandardCharsets.UTF_8;
        for (String name : names) {
            if (wide(name)) {
                text = new String(utf16(name, text), StandardCharsets.ISO_8859_1);
                bytesOf = StandardCharsets.ISO_8859_1;
            } else if (name.equals("base64")) {
                text = Base64.getEncoder().encodeToString(text.getBytes(bytesOf));
                bytesOf = StandardCharsets.UTF_8;
            } else {
                return offsets(text.getBytes(bytesOf));
            }
        }
        return List.of(text);
    }

    private static byte[] utf16(String name, String text) {
        return switch (name) {
            case "utf16be" -> text.getBytes(StandardCharsets.UTF_16BE);
            case "utf16" -> joined(LITTLE_ENDIAN_MARK, text.getBytes(StandardCharsets.UTF_16LE));
            default -> text.getBytes(StandardCharsets.UTF_16LE);
        };
    }

    private static List<String> offsets(byte[] bytes) {
        return IntStream.range(0, 3).mapToObj(before -> middle(bytes, before)).toList();
    }

    /**
     * The characters that do not change with what stands around the bytes.
     *
     * <p>A character of Base64 holds six bits: one that shares bits with a byte before or behind is left out.
     */
    private static String middle(byte[] bytes, int before) {
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(joined(new byte[before], bytes));
        int from = (before * 8 + 5) / 6;
        int to = (before + bytes.length) * 8 / 6;
        return from < to ? encoded.substring(from, to) : "";
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
