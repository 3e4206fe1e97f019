package dev.lapwing.connect.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollectionPartsTest {
    @Test
    void fewCollectionsAreOnePart() {
        assertThat(CollectionParts.of(List.of("{\"name\":\"a\"}", "{\"name\":\"b\"}"))
                        .arrays())
                .containsExactly("[{\"name\":\"a\"},{\"name\":\"b\"}]");
    }

    @Test
    void noCollectionIsAnEmptyPart() {
        assertThat(CollectionParts.of(List.of()).arrays()).containsExactly("[]");
    }

    @Test
    void manyCollectionsAreAllTherePartForPart() throws JsonProcessingException {
        List<String> names =
                IntStream.range(0, 76).mapToObj(i -> "collection" + i).toList();

        CollectionParts parts = CollectionParts.of(
                names.stream().map(name -> collection(name, 5_000)).toList());

        List<String> told = new ArrayList<>();
        for (String array : parts.arrays()) {
            for (JsonNode collection : new ObjectMapper().readTree(array)) {
                told.add(collection.get("name").asText());
            }
        }
        assertThat(told).isEqualTo(names);
        assertThat(parts.arrays()).hasSize(3).allMatch(array -> array.length() <= CollectionParts.MOST_OF_PART);
        assertThat(parts.leftOut()).isEmpty();
    }

    @Test
    void aPartIsFilledToItsLastCharacter() {
        int half = CollectionParts.MOST_OF_PART / 2;

        assertThat(CollectionParts.of(List.of(collection("a", half - 1), collection("b", half - 2)))
                        .arrays())
                .hasSize(1);
        assertThat(CollectionParts.of(List.of(collection("a", half - 1), collection("b", half - 1)))
                        .arrays())
                .hasSize(2);
    }

    @Test
    void aCollectionThatIsTooLongAloneLeavesItsNameAndThatItWasLeftOut() {
        CollectionParts parts = CollectionParts.of(
                List.of("{\"name\":\"a\"}", collection("huge", CollectionParts.MOST_OF_PART - 1), "{\"name\":\"b\"}"));

        assertThat(parts)
                .isEqualTo(new CollectionParts(
                        List.of("[{\"name\":\"a\"},{\"name\":\"huge\",\"leftOut\":true},{\"name\":\"b\"}]"),
                        List.of("huge")));
    }

    @Test
    void moreThanTheBoundAreLeftOutAltogether() {
        List<String> many = Collections.nCopies(CollectionParts.MOST_PARTS + 1, collection("a", 149_000));

        assertThat(CollectionParts.of(many)).isEqualTo(new CollectionParts(List.of(), List.of("collections")));
        assertThat(CollectionParts.of(many.subList(1, many.size())).arrays()).hasSize(CollectionParts.MOST_PARTS);
    }

    /** A collection of so many characters. */
    private static String collection(String name, int length) {
        String start = "{\"name\":\"" + name + "\",\"viewQuery\":\"";
        return start + "x".repeat(length - start.length() - 2) + "\"}";
    }
}
