package dev.lapwing.alert.words;

import dev.lapwing.text.SafeText;
import java.util.function.Function;

/** How the values of events are shown to people: e-mail addresses plain or as fingerprints, as the settings say. */
public final class ValueDisplay {
    private static final String EMAIL_FIELD = "user.email_addr";

    private final Function<String, String> showEmail;

    /** A display that shows email addresses as the function says. */
    public ValueDisplay(Function<String, String> showEmail) {
        this.showEmail = showEmail;
    }

    /** The value of a field, bounded in length, as findings hold it. */
    public String field(String name, String value) {
        return SafeText.bounded(whole(name, value));
    }

    /** The value of a field; one for addresses is taken as an address whatever it looks like. */
    public String whole(String name, String value) {
        String text = SafeText.wellFormed(value);
        boolean address = name.equals(EMAIL_FIELD) && !text.isEmpty();
        return address ? SafeText.wellFormed(showEmail.apply(text)) : text(text);
    }

    /** A text that may name addresses somewhere. */
    private String text(String text) {
        return SafeText.wellFormed(EmailScan.replace(text, showEmail::apply));
    }
}
