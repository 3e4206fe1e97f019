package dev.lapwing.connect.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.pocketbase.log.FakeLog;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.tail.TailListing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HourCountTest {
    private final FakeLog log = new FakeLog();

    @Test
    void isExactWhereNothingCameAfterTheLook() throws LogUnreadable {
        log.add(3);

        assertThat(HourCount.after(look(), log).ahead()).hasValue(0);
    }

    @Test
    void ofAnEmptyLogIsExact() throws LogUnreadable {
        assertThat(HourCount.after(look(), log).ahead()).hasValue(0);
    }

    @Test
    void saysHowManyRowsCameAfterTheLook() throws LogUnreadable {
        log.add(3);
        TailListing look = look();
        log.add(2);

        assertThat(HourCount.after(look, log).ahead()).hasValue(2);
    }

    @Test
    void saysHowManyRowsCameAfterALookAtAnEmptyLog() throws LogUnreadable {
        TailListing look = look();
        log.add(2);

        assertThat(HourCount.after(look, log).ahead()).hasValue(2);
    }

    @Test
    void cannotSayWhatCameWhereTheNewestRowIsGone() throws LogUnreadable {
        log.add(3);
        TailListing look = look();
        log.rows.remove(2);

        assertThat(HourCount.after(look, log).ahead()).isEmpty();
    }

    private TailListing look() {
        List<TailListing.Seen> rows =
                new ArrayList<>(log.rows.stream().map(TailListing.Seen::of).toList());
        Collections.reverse(rows);
        return new TailListing(rows, true, log.facts());
    }
}
