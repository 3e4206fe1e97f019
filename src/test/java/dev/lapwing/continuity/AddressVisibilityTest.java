package dev.lapwing.continuity;

import static dev.lapwing.continuity.poll.Polls.at;
import static dev.lapwing.continuity.poll.Polls.eachTells;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.Polls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The letters are rows, oldest first: A is a request with its address, n one without, x no request. */
class AddressVisibilityTest {
    private static final List<String> NOTHING = List.of();

    @Test
    void tellsNewRequestsWithoutAddressWhenEarlierOnesHadOne() {
        assertThat(eachTells(poll(0, "A"), poll(1, "Ann"))).containsExactly(NOTHING, gone(2));
    }

    @Test
    void tellsThemOnceUntilAnAddressComesAgain() {
        assertThat(eachTells(poll(0, "A"), poll(1, "An"), poll(2, "Ann"), poll(3, "AnnA"), poll(4, "AnnAn")))
                .containsExactly(NOTHING, gone(1), NOTHING, NOTHING, gone(1));
    }

    @Test
    void staysQuietWhenOneOfTheNewRequestsHasAnAddress() {
        assertThat(eachTells(poll(0, "A"), poll(1, "AnAn"))).containsExactly(NOTHING, NOTHING);
    }

    @Test
    void staysQuietWhereAddressesWereNeverLogged() {
        assertThat(eachTells(poll(0, "n"), poll(1, "nn"))).containsExactly(NOTHING, NOTHING);
    }

    @Test
    void rowsThatAreNoRequestsSayNothing() {
        assertThat(eachTells(poll(0, "A"), poll(1, "Axx"))).containsExactly(NOTHING, NOTHING);
    }

    @Test
    void tellsTheSettingWhenItIsFirstSeenOff() {
        assertThat(eachTells(at(ofSeconds(0)).logIp(false))).containsExactly(gone(1));
    }

    @Test
    void theSettingAndTheRowsAreToldAsOne() {
        assertThat(eachTells(
                        poll(0, "A").logIp(true),
                        poll(1, "A").logIp(false),
                        poll(2, "An"),
                        poll(3, "Ann").logIp(false)))
                .containsExactly(NOTHING, gone(1), NOTHING, NOTHING);
    }

    @Test
    void theRowsAndTheSettingAreToldAsOneToo() {
        assertThat(eachTells(
                        poll(0, "A").logIp(true), poll(1, "An"), poll(2, "An").logIp(false)))
                .containsExactly(NOTHING, gone(1), NOTHING);
    }

    @Test
    void rowsFromBeforeTheChangeThatAreWrittenLateDoNotEndIt() {
        assertThat(eachTells(poll(0, "A").logIp(true), poll(1, "A").logIp(false), poll(2, "AA"), poll(3, "AAn")))
                .containsExactly(NOTHING, gone(1), NOTHING, NOTHING);
    }

    @Test
    void isToldAgainAfterTheSettingWasOnAndRequestsHadAddresses() {
        assertThat(eachTells(
                        poll(0, "A").logIp(false),
                        poll(1, "An").logIp(true),
                        poll(2, "AnA"),
                        poll(3, "AnA").logIp(false)))
                .containsExactly(gone(1), NOTHING, NOTHING, gone(1));
    }

    private static Polls poll(int number, String rows) {
        List<ListedRow> listed = new ArrayList<>();
        for (int i = 0; i < rows.length(); i++) {
            listed.add(Polls.row("row" + i, ofSeconds(i - 60L), address(rows.charAt(i))));
        }
        Collections.reverse(listed);
        return at(ofSeconds(10L * number)).sees(listed);
    }

    private static ListedRow.Address address(char letter) {
        return ListedRow.Address.of(1L - "Anx".indexOf(letter)).orElseThrow();
    }

    private static List<String> gone(int count) {
        return List.of("addresses_gone " + count);
    }
}
