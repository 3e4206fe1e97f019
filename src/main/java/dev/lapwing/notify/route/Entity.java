package dev.lapwing.notify.route;

import dev.lapwing.notify.message.AlertView;
import dev.lapwing.text.SafeText;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom or what an alert is about: a value of its group and the field that it stands in. An address stands for itself, a
 * network for every address of it.
 *
 * @param field the field; empty in what was written when only values were named, which any field may have
 */
public record Entity(Optional<String> field, String value) {
    private static final String ADDRESS = "src_endpoint.ip";
    private static final String ADDRESSES = "src_endpoint.";
    private static final Map<String, String> SHORT = Map.of(
            "ip", ADDRESS,
            "user", "actor.user.uid",
            "email", "user.email_addr",
            "session", "actor.session.uid",
            "project", "cloud.project_uid",
            "agent", "http_request.user_agent");
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9_.]{0,99})=(.+)", Pattern.DOTALL);
    /** As much of a value as is kept of an alert. */
    private static final int SHOWN = 300;

    /**
     * Reads {@code field=value}, where a field may have its short name, or an address or a network alone. Any other value is
     * of no field.
     */
    public static Entity parse(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            String field = form.group(1);
            return new Entity(Optional.of(SHORT.getOrDefault(field, field)), form.group(2));
        }
        return new Entity(EntityNetwork.parse(text).map(network -> ADDRESS), text);
    }

    /** As a value of a group is written. */
    public static Entity of(AlertView.Named value) {
        return new Entity(Optional.of(value.name()), value.value());
    }

    /** Whether an alert is about it. */
    public boolean isIn(AlertView alert) {
        return alert.group().stream().anyMatch(this::is);
    }

    private boolean is(AlertView.Named other) {
        if (field.isEmpty() || field.get().equals(other.name())) {
            if (SafeText.within(value, SHOWN).equals(SafeText.within(other.value(), SHOWN))) {
                return true;
            }
        }
        Optional<EntityNetwork> network = EntityNetwork.parse(value);
        boolean address = field.isEmpty() || field.get().startsWith(ADDRESSES);
        return address
                && network.isPresent()
                && other.name().startsWith(ADDRESSES)
                && EntityNetwork.parse(other.value())
                        .filter(network.get()::contains)
                        .isPresent();
    }

    /** As it is written. */
    public String words() {
        return field.map(name -> name + "=" + value).orElse(value);
    }
}
