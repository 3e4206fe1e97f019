package dev.lapwing.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number and the plural noun of what it counts; one of a thing drops the plural. */
public final class Plural {
    /** The head of a noun phrase ends before the first of these words. */
    private static final Pattern REST =
            Pattern.compile(" (of|from|by|on|in|to|with|without|for|at|against|after|that|who) ");

    private Plural() {}

    public static String of(long count, String noun) {
        return String.format(Locale.ROOT, "%,d ", count) + (count == 1 ? singular(noun) : noun);
    }

    private static String singular(String noun) {
        Matcher rest = REST.matcher(noun);
        int end = rest.find() ? rest.start() : noun.length();
        return word(noun.substring(0, end)) + noun.substring(end);
    }

    private static String word(String plural) {
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        if (plural.matches(".*(ss|x|ch|sh)es")) {
            return plural.substring(0, plural.length() - 2);
        }
        return plural.endsWith("s") && !plural.endsWith("ss") ? plural.substring(0, plural.length() - 1) : plural;
    }
}
