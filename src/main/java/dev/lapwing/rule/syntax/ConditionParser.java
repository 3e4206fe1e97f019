package dev.lapwing.rule.syntax;

import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses conditions: {@code not} binds closest, then {@code and}, then {@code or}; used once. */
public final class ConditionParser {
    private static final Pattern TOKEN = Pattern.compile("[()]|[A-Za-z0-9_*?.-]+|\\S");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_*?.-]+");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not");
    private static final Set<String> QUANTIFIERS = Set.of("1", "any", "all");
    private static final int MAX_TOKENS = 500;
    private static final int MAX_DEPTH = 40;

    private record Token(String text, int offset) {}

    /** Something wrong at a character; stays inside this class. */
    private static final class Wrong extends RuntimeException {
        private final int offset;
        private final String sentence;

        Wrong(int offset, String sentence) {
            super(sentence, null, false, false);
            this.offset = offset;
            this.sentence = sentence;
        }
    }

    private final List<Token> tokens = new ArrayList<>();
    private final int end;
    private int at;
    private int depth;

    private ConditionParser(String text) {
        end = text.length();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(new Token(matcher.group(), matcher.start()));
        }
    }

    /** The condition, or empty after a report. */
    public static Optional<Condition> parse(YamlNode.Scalar text, ProblemReport report) {
        try {
            ConditionParser parser = new ConditionParser(text.text());
            if (parser.tokens.size() > MAX_TOKENS) {
                throw new Wrong(0, "the condition has more than " + MAX_TOKENS + " words");
            }
            Condition condition = parser.or();
            if (parser.at < parser.tokens.size()) {
                throw parser.unexpected();
            }
            return Optional.of(condition);
        } catch (Wrong wrong) {
            report.error(text.at(wrong.offset), wrong.sentence);
            return Optional.empty();
        }
    }

    private Condition or() {
        List<Condition> parts = new ArrayList<>(List.of(and()));
        while (next("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Or(List.copyOf(parts));
    }

    private Condition and() {
        List<Condition> parts = new ArrayList<>(List.of(not()));
        while (next("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.And(List.copyOf(parts));
    }

    private Condition not() {
        if (++depth > MAX_DEPTH) {
            throw new Wrong(offset(), "the condition is nested too deep");
        }
        try {
            return next("not") ? new Condition.Not(not()) : operand();
        } finally {
            depth--;
        }
    }

    private Condition operand() {
        if (next("(")) {
            Condition inner = or();
            if (!next(")")) {
                throw at == tokens.size() ? new Wrong(end, "a parenthesis is not closed") : unexpected();
            }
            return inner;
        }
        if (at == tokens.size()) {
            throw new Wrong(end, end == 0 ? "the condition is empty" : "the condition ends too early");
        }
        Token token = tokens.get(at);
        if (KEYWORDS.contains(token.text()) || !WORD.matcher(token.text()).matches()) {
            throw unexpected();
        }
        at++;
        return at < tokens.size() && tokens.get(at).text().equals("of") ? quantified(token) : name(token);
    }

    private Condition quantified(Token quantifier) {
        at++;
        if (!QUANTIFIERS.contains(quantifier.text())) {
            throw new Wrong(quantifier.offset(), "only 1, any or all can stand before \"of\"");
        }
        if (at == tokens.size() || !WORD.matcher(tokens.get(at).text()).matches()) {
            throw new Wrong(offset(), "\"of\" needs them, a name or a pattern behind it");
        }
        Token pattern = tokens.get(at++);
        return new Condition.Of(quantifier.text().equals("all"), pattern.text(), pattern.offset());
    }

    private Condition name(Token token) {
        refuseUpperCase(token);
        if (token.text().contains("*")) {
            throw new Wrong(token.offset(), "write \"1 of\" or \"all of\" before the pattern " + token.text());
        }
        return new Condition.Name(token.text(), token.offset());
    }

    private boolean next(String wanted) {
        if (at < tokens.size() && tokens.get(at).text().equals(wanted)) {
            at++;
            return true;
        }
        return false;
    }

    private int offset() {
        return at < tokens.size() ? tokens.get(at).offset() : end;
    }

    private Wrong unexpected() {
        Token token = tokens.get(at);
        refuseUpperCase(token);
        if (token.text().equals("|")) {
            return new Wrong(
                    token.offset(),
                    "conditions that count after a \"|\" are no longer Sigma: write a correlation rule");
        }
        return new Wrong(token.offset(), "\"" + token.text() + "\" is not expected here");
    }

    private static void refuseUpperCase(Token token) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (KEYWORDS.contains(lower) && !KEYWORDS.contains(token.text())) {
            throw new Wrong(token.offset(), "write \"" + lower + "\" in lower case");
        }
    }
}
