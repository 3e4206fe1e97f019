package dev.lapwing.posture.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.Advised;
import dev.lapwing.posture.ConfigFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands open because of the version of a source. */
class VersionExposuresTest {
    private static final Instant AS_OF = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void namesTheAdvisoriesThatConcernTheVersion() {
        assertThat(of(List.of("CVE-1", "CVE-2"), Duration.ZERO))
                .containsExactly(ConfigFinding.standing("version", "CVE-1, CVE-2", ""));
    }

    @Test
    void saysNothingOfAVersionThatNoneConcernsWhileTheListIsYoung() {
        assertThat(of(List.of(), VersionExposures.OLD)).isEmpty();
    }

    @Test
    void tellsAListThatIsOlderThanNinetyDays() {
        assertThat(of(List.of(), VersionExposures.OLD.plusMillis(1)))
                .containsExactly(ConfigFinding.standing("advisories", AS_OF.toString(), ""));
    }

    private static List<ConfigFinding> of(List<String> affected, Duration later) {
        return VersionExposures.of(
                new Advised(AS_OF, "0.39.6", affected), AS_OF.plus(later).toEpochMilli());
    }
}
