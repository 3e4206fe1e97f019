package dev.lapwing.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lapwing.posture.pocketbase.Looks;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.record.Judging;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the judging processor knows of settings and collections after a restart. */
class PostureRestartTest {
    private static final String CHANGED = """
            title: A change
            name: changed
            status: test
            logsource: {product: pocketbase, service: config}
            detection:
              sel: {config.standing: false}
              condition: sel
            level: low
            """;

    @TempDir
    private Path folder;

    private Judging task;

    @BeforeEach
    void start() {
        var rules = Rows.rules(
                CHANGED, Rows.correlation("changes", "event_count", "[changed]", "[resources.uid]", "{gte: 1}"));
        task = new Judging(Driven.settings(rules, folder, List.of(Driven.SHOP), 100));
    }

    @AfterEach
    void stop() {
        task.close();
    }

    private static String look(int minute, String viewRule) {
        ArrayNode collections = Looks.collections("0.40");
        Looks.named(collections, "notes").put("viewRule", viewRule);
        return Rows.text(Looks.envelope(minute, Looks.settings("0.40"), collections));
    }

    @Test
    void comparesALookWithWhatItKnewBeforeTheRestart() {
        task.take(Driven.SHOP, look(0, "id != ''"));
        task.restart();
        task.take(Driven.SHOP, look(1, ""));

        assertThat(task.signals()).isEqualTo(1);
    }

    @Test
    void keepsNothingOfASourceThatIsGone() {
        task.take(Driven.SHOP, look(0, ""));
        int before = task.stored();

        task.restart(new SourceLayout(List.of(), Map.of()));

        assertThat(before).isEqualTo(3);
        assertThat(task.stored()).isZero();
    }
}
