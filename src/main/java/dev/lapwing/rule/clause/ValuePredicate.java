package dev.lapwing.rule.clause;

import com.google.re2j.Pattern;
import dev.lapwing.event.Network;
import dev.lapwing.text.WeekHours;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A question about the values at one path of an event; equal tests give equal answers. */
public sealed interface ValuePredicate {
    /** Whether one value satisfies it. */
    boolean on(FieldValue leaf);

    /** Whether any of the values satisfies it. */
    default boolean on(FieldCell cell) {
        for (int i = 0; i < cell.size(); i++) {
            if (on(cell.leaf(i))) {
                return true;
            }
        }
        return false;
    }

    /** Where a literal must stand in a text. */
    enum Shape {
        ANY,
        EXACT,
        CONTAINS,
        STARTS,
        ENDS
    }

    /** A comparison with a number. */
    enum Order {
        EQ,
        LT,
        LTE,
        GT,
        GTE;

        /** Whether a value fits that compares so: negative below, zero at, positive above. */
        boolean fits(int comparison) {
            return switch (this) {
                case EQ -> comparison == 0;
                case LT -> comparison < 0;
                case LTE -> comparison <= 0;
                case GT -> comparison > 0;
                case GTE -> comparison >= 0;
            };
        }
    }

    /**
     * The text is, has, starts or ends with a literal, which is folded unless cased.
     *
     * @param cased whether letter case counts
     */
    record Text(Shape shape, String literal, boolean cased) implements ValuePredicate {
        @Override
        public boolean on(FieldValue leaf) {
            int room = leaf.length() - literal.length();
            if (room < 0) {
                return false;
            }
            return switch (shape) {
                case ANY -> true;
                case EXACT -> room == 0 && at(leaf, 0);
                case STARTS -> at(leaf, 0);
                case ENDS -> at(leaf, room);
                case CONTAINS -> anywhere(leaf, room);
            };
        }

        private boolean anywhere(FieldValue leaf, int room) {
            for (int from = 0; from <= room; from++) {
                if (at(leaf, from)) {
                    return true;
                }
            }
            return false;
        }

        private boolean at(FieldValue leaf, int from) {
            if (cased) {
                return leaf.text().startsWith(literal, from);
            }
            char[] text = leaf.folded();
            for (int i = 0; i < literal.length(); i++) {
                if (text[from + i] != literal.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The whole text follows a pattern with wildcards.
     *
     * @param chars the characters, folded unless cased
     * @param marks for each of them: {@code *} or {@code ?} for a wildcard, {@code -} for any dash, else a space
     * @param cased whether letter case counts
     */
    record Glob(String chars, String marks, boolean cased) implements ValuePredicate {
        @Override
        public boolean on(FieldValue leaf) {
            int text = 0;
            int pattern = 0;
            int star = -1;
            int resume = 0;
            while (text < leaf.length()) {
                if (pattern < marks.length() && marks.charAt(pattern) == '*') {
                    star = pattern++;
                    resume = text;
                } else if (pattern < marks.length() && fits(leaf, text, pattern)) {
                    text++;
                    pattern++;
                } else if (star >= 0) {
                    pattern = star + 1;
                    text = ++resume;
                } else {
                    return false;
                }
            }
            while (pattern < marks.length() && marks.charAt(pattern) == '*') {
                pattern++;
            }
            return pattern == marks.length();
        }

        /** The longest piece without a wildcard. */
        public String longestLiteral() {
            String longest = "";
            int start = 0;
            for (int end = 0; end <= marks.length(); end++) {
                if (end == marks.length() || marks.charAt(end) != ' ') {
                    longest = end - start > longest.length() ? chars.substring(start, end) : longest;
                    start = end + 1;
                }
            }
            return longest;
        }

        private boolean fits(FieldValue leaf, int text, int pattern) {
            char c = cased ? leaf.text().charAt(text) : leaf.folded()[text];
            return switch (marks.charAt(pattern)) {
                case '?' -> true;
                case '-' -> TextPattern.DASHES.indexOf(c) >= 0;
                default -> c == chars.charAt(pattern);
            };
        }
    }

    /** A regular expression is found in the text. */
    record Regex(Pattern pattern) implements ValuePredicate {
        @Override
        public boolean on(FieldValue leaf) {
            return pattern.matcher(leaf.text()).find();
        }
    }

    /** The value, a number or a text that is one, compares so with a number. */
    record Compare(Order order, ExactNumber number) implements ValuePredicate {
        @Override
        public boolean on(FieldValue leaf) {
            return leaf.isNumber() && order.fits(leaf.compareTo(number));
        }
    }

    /** A part of the date or time that the value tells compares so with a number. */
    record Time(TimePart part, Order order, long number) implements ValuePredicate {
        @Override
        public boolean on(FieldValue leaf) {
            OptionalInt found = leaf.time().map(part::of).orElse(OptionalInt.empty());
            return found.isPresent() && order.fits(Long.compare(found.getAsInt(), number));
        }
    }

    /** The value, in milliseconds since the epoch, lies in hours of the week. */
    record Within(WeekHours hours) implements ValuePredicate {
        @Override
        public boolean on(FieldValue leaf) {
            OptionalLong millis = leaf.millis();
            return millis.isPresent() && hours.at(Instant.ofEpochMilli(millis.getAsLong()));
        }
    }

    /** The value is an address in a network. */
    record Cidr(Network network) implements ValuePredicate {
        @Override
        public boolean on(FieldValue leaf) {
            return leaf.isAddress() && network.contains(leaf.address());
        }
    }

    /**
     * The value is, has, starts or ends with a value of another field of the same event; letter case is folded unless
     * cased.
     *
     * <p>Of two long lists the first values are compared, since an attacker may have written both.
     *
     * @param other the other field
     * @param cased whether letter case counts
     */
    record FieldRef(Shape shape, String other, boolean cased) implements ValuePredicate {
        private static final int MOST = 200;

        /** One value alone says nothing. */
        @Override
        public boolean on(FieldValue leaf) {
            return false;
        }

        /** Whether it holds between any value of one field and any of the other one; of each the first 200 are looked at. */
        public boolean on(FieldCell cell, FieldCell others) {
            int right = Math.min(others.size(), MOST);
            for (int i = 0; i < Math.min(cell.size(), MOST); i++) {
                for (int j = 0; j < right; j++) {
                    if (on(cell.leaf(i), others.leaf(j))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean on(FieldValue leaf, FieldValue part) {
            int room = leaf.length() - part.length();
            if (room < 0 || (shape == Shape.EXACT && room > 0)) {
                return false;
            }
            char[] text = chars(leaf);
            char[] wanted = chars(part);
            return switch (shape) {
                case ANY, CONTAINS -> TextSearch.contains(text, leaf.length(), wanted, part.length());
                case EXACT, STARTS -> Arrays.equals(text, 0, part.length(), wanted, 0, part.length());
                case ENDS -> Arrays.equals(text, room, leaf.length(), wanted, 0, part.length());
            };
        }

        private char[] chars(FieldValue leaf) {
            return cased ? leaf.text().toCharArray() : leaf.folded();
        }
    }

    /** The event has nothing there. */
    record Absent() implements ValuePredicate {
        @Override
        public boolean on(FieldValue leaf) {
            return false;
        }

        @Override
        public boolean on(FieldCell cell) {
            return cell.absent();
        }
    }
}
