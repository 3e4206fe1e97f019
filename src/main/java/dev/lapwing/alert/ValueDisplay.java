package dev.lapwing.alert;

import java.util.function.Function;

/** How the values of events are shown to people: e-mail addresses plain or as fingerprints, as the settings say. */
final class ValueDisplay {
    private static final String EMAIL_FIELD = "user.email_addr";

    private final Function<String, String> showEmail;

    ValueDisplay(Function<String, String> showEmail) {
        this.showEmail = showEmail;
    }

    /** The value of a field, bounded in length; a field for addresses is taken as one whatever it looks like. */
    String field(String name, String value) {
        String text = PlainText.wellFormed(value);
        if (name.equals(EMAIL_FIELD) && !text.isEmpty()) {
            return PlainText.bounded(PlainText.wellFormed(showEmail.apply(text)));
        }
        return PlainText.bounded(text(text));
    }

    /** A text that may name addresses somewhere. */
    String text(String text) {
        return PlainText.wellFormed(EmailScan.replace(text, showEmail::apply));
    }
}
