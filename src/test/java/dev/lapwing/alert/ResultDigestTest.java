package dev.lapwing.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.words.GroupValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultDigestTest {
    private static final List<GroupValue> GROUP = List.of(new GroupValue("src_endpoint.ip", "203.0.113.9"));
    private static final FinalEpisode EPISODE =
            new FinalEpisode("rule", "shop", GROUP, 1, 5, 3, List.of("shop:a", "shop:b"));

    @Test
    void staysTheSameFromReleaseToRelease() {
        assertThat(ResultDigest.text("rules", "0.1.0", Map.of("shop", 9L, "app", 7L), List.of(EPISODE)))
                .isEqualTo("""
                        lapwing episodes 1
                        rules rules
                        engine 0.1.0
                        until 7 app
                        until 9 shop
                        ["rule","shop",["src_endpoint.ip","203.0.113.9"],1,5,3,["shop:a","shop:b"]]
                        """);
        assertThat(digest(EPISODE)).hasSize(64).matches("[0-9a-f]+");
    }

    @Test
    void doesNotDependOnTheOrderOfEpisodes() {
        List<FinalEpisode> episodes = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(i -> new FinalEpisode("rule", "shop", GROUP, i, i + 1, 3, List.of("shop:" + i)))
                .toList());
        String before = ResultDigest.of("r", "v", Map.of(), episodes);

        Collections.shuffle(episodes, new Random(3));

        assertThat(ResultDigest.of("r", "v", Map.of(), episodes)).isEqualTo(before);
    }

    @Test
    void changesWithEveryField() {
        List<GroupValue> otherName = List.of(new GroupValue("c-ip", "203.0.113.9"));
        List<GroupValue> otherValue = List.of(new GroupValue("src_endpoint.ip", "203.0.113.8"));
        List<String> ids = EPISODE.evidence();

        assertThat(Stream.of(
                                EPISODE,
                                new FinalEpisode("other", "shop", GROUP, 1, 5, 3, ids),
                                new FinalEpisode("rule", "app", GROUP, 1, 5, 3, ids),
                                new FinalEpisode("rule", "shop", otherName, 1, 5, 3, ids),
                                new FinalEpisode("rule", "shop", otherValue, 1, 5, 3, ids),
                                new FinalEpisode("rule", "shop", List.of(), 1, 5, 3, ids),
                                new FinalEpisode("rule", "shop", GROUP, 2, 5, 3, ids),
                                new FinalEpisode("rule", "shop", GROUP, 1, 6, 3, ids),
                                new FinalEpisode("rule", "shop", GROUP, 1, 5, 4, ids),
                                new FinalEpisode("rule", "shop", GROUP, 1, 5, 3, List.of("shop:b", "shop:a")),
                                new FinalEpisode("rule", "shop", GROUP, 1, 5, 3, List.of("shop:a\",\"shop:b")))
                        .map(ResultDigestTest::digest))
                .doesNotHaveDuplicates();
    }

    @Test
    void changesWithRulesEngineHorizonAndAnEpisodeToldTwice() {
        Map<String, Long> horizons = Map.of("shop", 9L);

        assertThat(Stream.of(
                        ResultDigest.of("r", "v", horizons, List.of(EPISODE)),
                        ResultDigest.of("q", "v", horizons, List.of(EPISODE)),
                        ResultDigest.of("r", "w", horizons, List.of(EPISODE)),
                        ResultDigest.of("r", "v", Map.of("shop", 8L), List.of(EPISODE)),
                        ResultDigest.of("r", "v", horizons, List.of()),
                        ResultDigest.of("r", "v", horizons, List.of(EPISODE, EPISODE))))
                .doesNotHaveDuplicates();
    }

    private static String digest(FinalEpisode episode) {
        return ResultDigest.of("rules", "0.1.0", Map.of("shop", 9L), List.of(episode));
    }
}
