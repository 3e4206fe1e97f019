package dev.lapwing.redact.scan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells words that are said of a password from words that are one: {@code password: cannot be blank}. */
final class Prose {
    private static final Set<String> WORDS =
            Set.of(("a accepted an and any are as at authentication be been blank bool boolean by can"
                            + " cannot changed character characters confirmation did does doesn't don't empty encrypted error expired failed"
                            + " failure false field filtered for found from has hash hashed have hidden if in incorrect invalid"
                            + " is it its least length link long masked match matches may minimum mismatch missing must new nil"
                            + " no none not null number of old on optional or password passwords protected reject rejected"
                            + " removed required reset same see sent set short should string strong text than that the then"
                            + " this to too true undefined unknown unset updated user username value values varchar was weak"
                            + " were will with wrong you your")
                    .split(" "));

    /** The same in German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian. */
    private static final Set<String> WORDS_ELSEWHERE =
            Set.of(("das der die dem ist nicht kein keine zu muss darf falsch falsches leer kennwort passwort ungültig"
                            + " le la les du de est ne pas doit mot passe vide faux"
                            + " el es no debe deben contraseña clave vacía il lo non è deve parola vuota errata errato sbagliata"
                            + " o a não senha vazia errada het een niet moet mag wachtwoord leeg"
                            + " jest nie musi hasło hasła błędne puste не должен должна пустой пароль пароля")
                    .split(" "));

    /** What words begin with that call something wrong or missing, in whatever gender or number. */
    private static final List<String> STEMS = List.of(
            "ungültige",
            "anmeldedaten",
            "zugangsdaten",
            "benutzername",
            "erforderlich",
            "invalid",
            "incorrec",
            "inválid",
            "erróne",
            "erroné",
            "requis",
            "obligato",
            "obrigató",
            "ongeldig",
            "onjuist",
            "verkeerd",
            "nieprawidłow",
            "неверн",
            "неправильн",
            "недействит");

    private Prose() {}

    /** Whether a word belongs to a sentence. */
    static boolean word(String word) {
        int end = word.length();
        while (end > 0 && ".,;:!?".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        String plain = word.substring(0, end).toLowerCase(Locale.ROOT);
        return WORDS.contains(plain)
                || WORDS_ELSEWHERE.contains(plain)
                || STEMS.stream().anyMatch(plain::startsWith);
    }

    /** Whether words are a sentence about a password, and not one made of words. */
    static boolean sentence(String words) {
        if (words.endsWith(".")) {
            return true;
        }
        for (String word : words.split(" ", -1)) {
            if (word(word)) {
                return true;
            }
        }
        return false;
    }

    /** Where words end that go on from here and are letters alone, before the first that belongs to a sentence. */
    static int passphraseEnd(String text, int from, int most) {
        int end = from;
        for (int words = 0; words < most && end + 1 < text.length() && text.charAt(end) == ' '; words++) {
            int next = end + 1;
            while (next < text.length() && Character.isLetter(text.charAt(next)) && next - end <= 40) {
                next++;
            }
            boolean ends =
                    next == text.length() || text.charAt(next) <= ' ' || ".,;)]}".indexOf(text.charAt(next)) >= 0;
            if (next == end + 1 || !ends || word(text.substring(end + 1, next))) {
                return end;
            }
            end = next;
        }
        return end;
    }
}
