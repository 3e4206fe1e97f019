package dev.lapwing.rule.clause;

import dev.lapwing.event.IpAddress;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One plain value of an event, and what tests make of it: each form is worked out once, when first asked for. */
public final class FieldValue {
    private static final int MAX_DIGITS = 18;
    private static final int MAX_NUMBER_LENGTH = 40;

    private enum Kind {
        UNKNOWN,
        NONE,
        LONG,
        BIG,
        DOUBLE
    }

    private final IpAddress ip = new IpAddress();
    private Object raw = "";
    private @Nullable String text;
    private char[] folded = new char[128];
    private boolean foldedKnown;
    private boolean ipKnown;
    private boolean isIp;
    private Kind number = Kind.UNKNOWN;
    private long longValue;
    private BigInteger big = BigInteger.ZERO;
    private double doubleValue;

    /** Takes up a value in place of the one before. */
    public void set(Object value) {
        raw = value;
        text = value instanceof String string ? string : null;
        foldedKnown = false;
        ipKnown = false;
        number = Kind.UNKNOWN;
    }

    String text() {
        String known = text;
        if (known == null) {
            known = textOf(raw);
            text = known;
        }
        return known;
    }

    /** How many characters its text has. */
    public int length() {
        return text().length();
    }

    /** The text without letter case, in the first {@link #length()} places. */
    public char[] folded() {
        if (!foldedKnown) {
            String plain = text();
            if (plain.length() > folded.length) {
                folded = new char[plain.length() * 2];
            }
            CaseFold.into(plain, folded);
            foldedKnown = true;
        }
        return folded;
    }

    /** Whether it is a number, or a text that reads as one. */
    public boolean isNumber() {
        if (number == Kind.UNKNOWN) {
            number = readNumber();
        }
        return number != Kind.NONE;
    }

    /** The value as a double; only of a number. */
    public double asDouble() {
        return isNumber() ? doubleValue : Double.NaN;
    }

    /** Negative, zero or positive as this number is below, at or above the other; only of a number. */
    int compareTo(ExactNumber other) {
        if (isNumber() && number == Kind.LONG && other.whole()) {
            return Long.compare(longValue, other.asLong());
        }
        int near = Double.compare(doubleValue + 0.0, other.asDouble() + 0.0);
        return near == 0 && number != Kind.DOUBLE ? exact().compareTo(other.exact()) : near;
    }

    private BigDecimal exact() {
        return number == Kind.LONG ? BigDecimal.valueOf(longValue) : new BigDecimal(big);
    }

    /** Whether it is a text that reads as an IP address. */
    public boolean isAddress() {
        if (!ipKnown) {
            isIp = raw instanceof String string && ip.read(string);
            ipKnown = true;
        }
        return isIp;
    }

    /** The address; only when it is one. */
    public IpAddress address() {
        return ip;
    }

    /** The date and time that the value tells: as a text, or as milliseconds since the epoch. */
    Optional<TemporalAccessor> time() {
        if (raw instanceof Long millis) {
            return Optional.of(Moment.ofMillis(millis));
        }
        return raw instanceof String string ? Moment.read(string) : Optional.empty();
    }

    /** The milliseconds since the epoch that the value is, where it is a whole number. */
    OptionalLong millis() {
        return raw instanceof Long millis ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    private static String textOf(Object value) {
        if (value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15) {
            return Long.toString((long) (double) d);
        }
        return value.toString();
    }

    private Kind readNumber() {
        if (raw instanceof Long whole) {
            return number(whole);
        }
        if (raw instanceof Double d) {
            return number(d);
        }
        if (raw instanceof BigInteger whole) {
            return number(whole);
        }
        return raw instanceof String string ? readNumber(string) : Kind.NONE;
    }

    private Kind readNumber(String digits) {
        int length = digits.length();
        if (length == 0 || length > MAX_NUMBER_LENGTH) {
            return Kind.NONE;
        }
        boolean whole = true;
        for (int i = 0; i < length; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                whole &= i == 0 && c == '-' && length > 1;
                if ("+-.eE".indexOf(c) < 0) {
                    return Kind.NONE;
                }
            }
        }
        if (!whole) {
            return readFraction(digits);
        }
        return length <= MAX_DIGITS ? number(Long.parseLong(digits)) : number(new BigInteger(digits));
    }

    private Kind readFraction(String digits) {
        try {
            return number(Double.parseDouble(digits));
        } catch (NumberFormatException notOne) {
            return Kind.NONE;
        }
    }

    private Kind number(long value) {
        longValue = value;
        doubleValue = value;
        return Kind.LONG;
    }

    private Kind number(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return number(value.longValue());
        }
        big = value;
        doubleValue = value.doubleValue();
        return Double.isFinite(doubleValue) ? Kind.BIG : Kind.NONE;
    }

    private Kind number(double value) {
        doubleValue = value;
        return Double.isFinite(value) ? Kind.DOUBLE : Kind.NONE;
    }

    /** Hides the value: it may be personal. */
    @Override
    public String toString() {
        return "a " + raw.getClass().getSimpleName();
    }
}
