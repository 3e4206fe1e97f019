package dev.lapwing.posture.pocketbase;

import dev.lapwing.posture.CollectionField;
import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.KeptText;
import dev.lapwing.posture.Resource;
import dev.lapwing.posture.filter.RuleChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands open in one look, whatever was before. It is told again at each look, until it is mended. */
final class Exposures {
    static final String GUESTS = "guests";
    /** How a rule is written that lets in superusers only. */
    static final String LOCKED = "null";

    static final ConfigFinding UNREAD_SETTINGS = ConfigFinding.standing("settings", "could not be looked at", "");

    /** What PocketBase keeps its log for by itself. */
    private static final long DAYS_OF_LOG = 5;

    private static final long LONG_TOKEN = Duration.ofDays(30).toSeconds();

    private final Resource of;
    private final List<ConfigFinding> found = new ArrayList<>();

    private Exposures(Resource of) {
        this.of = of;
    }

    static List<ConfigFinding> ofSettings(Resource settings) {
        Exposures exposures = new Exposures(settings);
        exposures.tell(
                "superuserIPs",
                settings.text("superuserIPs").filter(Widening::letsInAll).isPresent());
        exposures.where("rateLimits.enabled", "false");
        exposures.where("logs.logIP", "false");
        exposures.tell("logs.maxDays", exposures.number("logs.maxDays", DAYS_OF_LOG) < DAYS_OF_LOG);
        exposures.tell("logs.minLevel", exposures.number("logs.minLevel", 0) > 0);
        exposures.tell(
                "trustedProxy.useLeftmostIP",
                settings.says("trustedProxy.useLeftmostIP", "true") && !settings.says("trustedProxy.headers", ""));
        return exposures.found;
    }

    static List<ConfigFinding> ofCollection(Resource collection, Accounts accounts) {
        Exposures exposures = new Exposures(collection);
        Watched.RULES.stream().filter(rule -> letsInGuests(collection, rule)).forEach(exposures::open);
        exposures.files();
        if (exposures.isPublic() && accounts.inView(collection)) {
            exposures.open("viewQuery");
        }
        exposures.tell("manageRule", collection.text("manageRule").isPresent());
        exposures.tell("authToken.duration", exposures.number("authToken.duration", 0) > LONG_TOKEN);
        exposures.tell(
                "mfa.enabled", collection.name().equals("_superusers") && collection.says("mfa.enabled", "false"));
        return exposures.found;
    }

    private boolean isPublic() {
        return letsInGuests(of, "listRule") || letsInGuests(of, "viewRule");
    }

    /** Whether a rule lets in everybody, whether it is empty or a filter that always holds. */
    static boolean letsInGuests(Resource collection, String rule) {
        return collection
                .text(rule)
                .filter(text -> !KeptText.isCut(text, ResourceReader.MAX_TEXT))
                .filter(text -> RuleChange.of(Optional.empty(), Optional.of(text))
                        .forWhom()
                        .equals(GUESTS))
                .isPresent();
    }

    /** Whoever knows the name of an unprotected file gets it, whatever the rules of its record say. */
    private void files() {
        for (CollectionField field : of.fields().values()) {
            if (field.type().equals("file") && !field.guarded() && !letsInGuests(of, "viewRule")) {
                found.add(ConfigFinding.standing("fields." + field.name() + ".protected", "false", GUESTS));
            }
        }
    }

    private void open(String path) {
        found.add(ConfigFinding.standing(path, of.text(path).orElse(LOCKED), GUESTS));
    }

    private void where(String path, String value) {
        tell(path, of.says(path, value));
    }

    private void tell(String path, boolean stands) {
        if (stands) {
            found.add(ConfigFinding.standing(path, of.text(path).orElse(LOCKED), ""));
        }
    }

    private double number(String path, double unknown) {
        try {
            return of.text(path).map(Double::parseDouble).orElse(unknown);
        } catch (NumberFormatException e) {
            return unknown;
        }
    }
}
