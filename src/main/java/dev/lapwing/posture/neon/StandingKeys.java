package dev.lapwing.posture.neon;

import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.neon.list.ListedItem;
import dev.lapwing.text.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What stands of an API key: keys never end by themselves. */
final class StandingKeys {
    private static final Duration OLD = Duration.ofDays(90);
    private static final String CREATED = "created_at";
    private static final String USED = "last_used_at";
    /** Of people; a key that was made by a key names something else. */
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final ListedItem key;
    private final Subjects subjects;
    private final String audience;
    private final List<ConfigFinding> found = new ArrayList<>();

    private StandingKeys(ListedItem key, Subjects subjects) {
        this.key = key;
        this.subjects = subjects;
        this.audience = subjects.isOwnKey(key) ? "poller" : "";
    }

    static List<ConfigFinding> of(ListedItem key, Subjects subjects) {
        StandingKeys keys = new StandingKeys(key, subjects);
        keys.age();
        keys.reach();
        keys.owner();
        return keys.found;
    }

    private void age() {
        boolean old = isOld(key.text(CREATED));
        if (old) {
            tell("age", key.text(CREATED).orElse(""), audience);
        }
        if (isOld(key.text(USED)) || (old && key.text(USED).isEmpty())) {
            tell("unused", key.text(USED).orElse("never"), audience);
        }
    }

    private void reach() {
        if (subjects.isOfOrganization() && key.text("project_id").isEmpty()) {
            tell("project_id", "organization", audience);
        }
    }

    private void owner() {
        String owner = key.text("created_by.id").orElse("");
        if (!subjects.isOfOrganization() || subjects.members().isEmpty() || !owner.matches(UUID)) {
            return;
        }
        Optional<ListedItem> member = subjects.members().get().values().stream()
                .filter(one -> one.says("member.user_id", owner))
                .findFirst();
        if (member.isEmpty()) {
            tell("owner", owner, "departed");
        } else if (member.get().text("deactivated_at").isPresent()) {
            tell("owner", owner, "deactivated");
        }
    }

    private boolean isOld(Optional<String> time) {
        OptionalLong millis = TimeText.millis(time.orElse(""));
        return millis.isPresent() && subjects.now() - millis.getAsLong() > OLD.toMillis();
    }

    private void tell(String path, String value, String whom) {
        found.add(ConfigFinding.standing(path, value, whom));
    }
}
