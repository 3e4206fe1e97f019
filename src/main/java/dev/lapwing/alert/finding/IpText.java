package dev.lapwing.alert.finding;

import java.util.regex.Pattern;

/** Tells whether a text is an IP address as OCSF writes them; asks no name service. */
final class IpText {
    private static final int LONGEST = 40;
    private static final int GROUPS = 8;
    private static final int WRONG = -100;
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FOUR = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    private IpText() {}

    static boolean isIp(String text) {
        return text.length() <= LONGEST && (FOUR.matcher(text).matches() || isSix(text));
    }

    private static boolean isSix(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        int count = groups(text.substring(0, gap), false) + groups(text.substring(gap + 2), true);
        return count >= 0 && count < GROUPS;
    }

    private static int groups(String text, boolean mayEndInFour) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (GROUP.matcher(parts[i]).matches()) {
                count++;
            } else if (last && mayEndInFour && FOUR.matcher(parts[i]).matches()) {
                count += 2;
            } else {
                return WRONG;
            }
        }
        return count;
    }
}
