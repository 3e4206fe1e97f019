package dev.lapwing.shippers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real shippers, with the configurations that Lapwing brings, against a real broker. */
@Tag("broker")
@Tag("process")
@EnabledIfSystemProperty(named = RealShipper.PROGRAMS, matches = ".+")
class ShipperRunTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> AWKWARD = List.of(
            "{\"id\":\"a\",\"data\":{\"url\":\"/x?a=<&>%0a\",\"execTime\":0.125},\"message\":\"<\\n\\\"%s\\u2028é\",\"level\":-4}",
            "{\"id\":\"b\",\"n\":9007199254740993,\"none\":null,\"list\":[1,{\"b\":true}]}",
            "{\"id\":\"c\",\"long\":\"" + "z".repeat(100_000) + "\"}");

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    static Stream<RealShipper> shippers() {
        return RealShipper.all();
    }

    /** Those that keep nothing in memory alone. */
    static Stream<RealShipper> toughShippers() {
        return shippers().filter(shipper -> !shipper.name().equals("rsyslog"));
    }

    @ParameterizedTest
    @MethodSource("shippers")
    void bringsEachLineAsARecordOfItsOwnUnderTheSourcesName(RealShipper shipper, @TempDir Path folder)
            throws Exception {
        Path rows = append(folder, AWKWARD);

        try (var shipment = new Shipment(broker, shipper, rows)) {
            List<ConsumerRecord<String, String>> records = shipment.await(AWKWARD.size());

            assertThat(records)
                    .extracting(record -> json(record.value()))
                    .containsExactlyInAnyOrderElementsOf(jsons(AWKWARD));
            assertThat(records).allMatch(shipment::isInPlace);
        }
    }

    @ParameterizedTest
    @MethodSource("shippers")
    void goesOnWithTheNextFileAfterOneWasMovedAway(RealShipper shipper, @TempDir Path folder) throws Exception {
        Path rows = append(folder, numbered(0, 20));

        try (var shipment = new Shipment(broker, shipper, rows)) {
            shipment.await(20);
            Files.move(rows, folder.resolve("rows.ndjson.1"));
            append(folder, numbered(20, 40));

            assertThat(shipment.await(40))
                    .extracting(record -> json(record.value()))
                    .containsAll(jsons(numbered(0, 40)));
        }
    }

    @ParameterizedTest
    @MethodSource("shippers")
    void losesNothingWhenItIsStoppedInABurst(RealShipper shipper, @TempDir Path folder) throws Exception {
        assertThat(afterABurstIn(folder, shipper, Shipment::stop)).containsAll(jsons(numbered(0, 520)));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("toughShippers")
    void losesNothingWhenItIsKilledInABurst(RealShipper shipper, @TempDir Path folder) throws Exception {
        assertThat(afterABurstIn(folder, shipper, Shipment::kill)).containsAll(jsons(numbered(0, 520)));
    }

    private static List<JsonNode> afterABurstIn(Path folder, RealShipper shipper, Consumer<Shipment> end)
            throws Exception {
        Path rows = append(folder, numbered(0, 20));
        try (var shipment = new Shipment(broker, shipper, rows)) {
            shipment.await(20);
            append(folder, numbered(20, 500));
            end.accept(shipment);
            append(folder, numbered(500, 520));
            shipment.startAgain();
            return shipment.await(520).stream()
                    .map(record -> json(record.value()))
                    .toList();
        }
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "{\"id\":\"r" + number + "\"}")
                .toList();
    }

    private static Path append(Path folder, List<String> lines) throws IOException {
        return Files.write(folder.resolve("rows.ndjson"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<JsonNode> jsons(List<String> lines) {
        return lines.stream().map(ShipperRunTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
