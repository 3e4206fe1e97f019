package dev.lapwing.normalize.neon;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A Neon audit row in the printed form: values between blanks, JSON in back-ticks, empty fields left out. */
final class NeonPrintedLine {
    private static final Pattern METHOD = Pattern.compile("[A-Z]{3,10}");
    private static final Pattern STATUS = Pattern.compile("[1-9][0-9]{2}");
    private static final Pattern PROJECT = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]{4,12}");

    private static final NeonFields NOTHING = new NeonFields("", "", "", "", "", "", "", "", "", "", "");

    private final List<NeonTokens.Token> tokens;
    private int at;

    private NeonPrintedLine(List<NeonTokens.Token> tokens) {
        this.tokens = tokens;
    }

    /** The fields of a line as far as their shapes tell them apart; the others are empty. */
    static NeonFields fields(String line) {
        return new NeonPrintedLine(NeonTokens.of(line)).read();
    }

    /** The raw id and the time of the delivery are never empty: what does not begin so is a part of a wrapped line. */
    private NeonFields read() {
        if (words().size() != 1 || take(NeonTokens.Kind.TIME).isEmpty()) {
            return NOTHING;
        }
        take(NeonTokens.Kind.JSON);
        String eventId = METHOD.matcher(peek(NeonTokens.Kind.WORD)).matches() ? "" : take(NeonTokens.Kind.WORD);
        String method = METHOD.matcher(peek(NeonTokens.Kind.WORD)).matches() ? take(NeonTokens.Kind.WORD) : "";
        String body = take(NeonTokens.Kind.JSON);
        List<String> call = words();
        int path = path(call);
        String context = call.size() > path + 1 ? call.get(call.size() - 1) : "";
        String time = take(NeonTokens.Kind.TIME);
        List<String> auth = new ArrayList<>();
        while (!peek(NeonTokens.Kind.WORD).isEmpty()
                && !STATUS.matcher(peek(NeonTokens.Kind.WORD)).matches()) {
            auth.add(take(NeonTokens.Kind.WORD));
        }
        boolean project = auth.size() > 1
                || (auth.size() == 1 && PROJECT.matcher(auth.get(0)).matches());
        String authMethod = auth.size() > (project ? 1 : 0) ? auth.get(auth.size() - 1) : "";
        return new NeonFields(
                eventId,
                method,
                body,
                path < call.size() ? call.get(path) : "",
                context,
                time,
                project ? auth.get(0) : "",
                authMethod,
                take(NeonTokens.Kind.WORD),
                take(NeonTokens.Kind.JSON),
                take(NeonTokens.Kind.WORD));
    }

    /** The reserved field goes before the path, should it ever be filled. */
    private static int path(List<String> call) {
        for (int i = 0; i < call.size(); i++) {
            if (call.get(i).startsWith("/")) {
                return i;
            }
        }
        return call.size();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        while (!peek(NeonTokens.Kind.WORD).isEmpty()) {
            words.add(take(NeonTokens.Kind.WORD));
        }
        return words;
    }

    private String peek(NeonTokens.Kind kind) {
        return at < tokens.size() && tokens.get(at).kind() == kind
                ? tokens.get(at).text()
                : "";
    }

    /** The next value if it is of this kind, else an empty text. */
    private String take(NeonTokens.Kind kind) {
        boolean fits = at < tokens.size() && tokens.get(at).kind() == kind;
        return fits ? tokens.get(at++).text() : "";
    }
}
