package bellwether.research.analysis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonDiffTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonDiff diff(String stored, String now, boolean all)
            throws JsonProcessingException {
        return JsonDiff.of(JSON.readTree(stored), JSON.readTree(now), all);
    }

    private static List<String> pointers(String stored, String now, boolean all)
            throws JsonProcessingException {
        return diff(stored, now, all).differences().stream()
                .map(Proof.Difference::pointer)
                .toList();
    }

    @Test
    void theSameInAnotherOrderIsTheSame() throws JsonProcessingException {
        JsonDiff diff =
                diff("{\"a\":1,\"b\":{\"c\":[1,2]}}", "{\"b\":{\"c\":[1,2]},\"a\":1}", true);
        assertEquals(List.of(), diff.differences());
        assertEquals(3, diff.compared());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1}|{\"a\":2}|/a",
                "{\"a\":[1,2,3]}|{\"a\":[1,5,3]}|/a/1",
                "{\"a\":[1,2]}|{\"a\":[1]}|/a/1",
                "{\"a\":{\"b\":{\"c\":null}}}|{\"a\":{\"b\":{\"c\":0}}}|/a/b/c",
                "{\"a\":\"1\"}|{\"a\":1}|/a",
                "{\"a\":1.0}|{\"a\":1.5}|/a",
                "{\"a\":[]}|{\"a\":{}}|/a",
                "{\"a\":{\"x\":1}}|{\"a\":null}|/a/x",
            })
    void aDifferenceIsAtItsPointer(String stored, String now, String pointer)
            throws JsonProcessingException {
        assertEquals(List.of(pointer), pointers(stored, now, false));
    }

    @Test
    void whatIsNewSinceCountsOnlyWhereAllIsCompared() throws JsonProcessingException {
        assertEquals(List.of(), pointers("{\"a\":1}", "{\"a\":1,\"b\":2}", false));
        JsonDiff all = diff("{\"a\":1}", "{\"a\":1,\"b\":2}", true);
        assertEquals(2, all.compared());
        assertEquals("/b", all.differences().getFirst().pointer());
        assertNull(all.differences().getFirst().stored());
        assertEquals(2, JSON.convertValue(all.differences().getFirst().recomputed(), int.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticker",
                "data_version",
                "formula_version",
                "bars_hash",
                "warnings",
                "sources"
            })
    void whatNamesTheHistoryAndNotItsValuesIsNotCompared(String name)
            throws JsonProcessingException {
        JsonDiff diff = diff("{\"%s\":{\"x\":1},\"a\":1}".formatted(name), "{\"a\":1}", true);
        assertEquals(List.of(), diff.differences());
        assertEquals(1, diff.compared());
    }

    @Test
    void onlyTheNamedPointersAreLeftOutAndNotTheirNamesElsewhere() throws JsonProcessingException {
        assertEquals(
                List.of("/plan/warnings"),
                pointers("{\"plan\":{\"warnings\":1}}", "{\"plan\":{\"warnings\":2}}", true));
        assertEquals(
                List.of("/data_quality/gaps"),
                pointers(
                        "{\"data_quality\":{\"excluded\":1,\"gaps\":1}}",
                        "{\"data_quality\":{\"excluded\":2,\"gaps\":2}}",
                        true));
    }

    @Test
    void differencesAreOrderedByTheirPointers() throws JsonProcessingException {
        assertEquals(
                List.of("/a", "/b/0", "/b/1", "/c"),
                pointers("{\"c\":1,\"b\":[1,1],\"a\":1}", "{\"a\":2,\"b\":[2,2],\"c\":2}", true));
    }
}
