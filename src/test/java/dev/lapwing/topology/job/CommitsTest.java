package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitsTest {
    private static final long START = 1_000_000;

    private final Commits commits = new Commits();

    @Test
    void knowsOfNoneBeforeTheFirst() {
        commits.look(0, START);

        assertThat(commits.lately(START)).isFalse();
    }

    @Test
    void forgetsTheLastOneAfterAWhile() {
        commits.look(1, START);
        commits.look(1, START + Commits.LATELY.toMillis());

        assertThat(commits.lately(START + Commits.LATELY.toMillis())).isTrue();
        assertThat(commits.lately(START + Commits.LATELY.toMillis() + 1)).isFalse();
    }

    @Test
    void takesACountThatBeganAnewForNoCommit() {
        commits.look(7, START);
        commits.look(0, START + Commits.LATELY.toMillis());

        assertThat(commits.lately(START + Commits.LATELY.toMillis() + 1)).isFalse();
    }
}
