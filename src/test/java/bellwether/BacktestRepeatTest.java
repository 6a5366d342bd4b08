package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same request over the same bars gives the same result, however the work was divided and
/// whatever came between.
@Tag("long")
final class BacktestRepeatTest {
    private static final List<String> BODIES =
            List.of(
                    "{'builtin':'golden_cross','universe':'synthetic'}",
                    "{'builtin':'golden_cross','tickers':['DEMO01','DEMO02','DEMO03'],'params':{'fast':[5,10,20],'slow':[30,50,60,80,100]}}",
                    "{'builtin':'golden_cross','tickers':['DEMO01','DEMO02'],'params':{'fast':[3,5],'slow':[8,10]},'kind':'walk_forward','search':{'train':504,'test':126}}",
                    "{'builtin':'golden_cross','universe':'synthetic','portfolio':{'max_positions':4}}");

    /// Combinations of many symbols, so that the process is killed in the middle of them.
    private static final String LONG =
            "{'builtin':'golden_cross','universe':'synthetic','params':{'fast':[%s],'slow':[%s]}}"
                    .formatted(numbers(4, 13), numbers(30, 39));

    private static String numbers(int from, int to) {
        List<String> numbers = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            numbers.add(String.valueOf(number));
        }
        return String.join(",", numbers);
    }

    @Test
    void oneTwoAndFourWorkersGiveOneFingerprint() {
        List<String> first = fingerprints(1);
        assertEquals(BODIES.size(), first.size());
        assertEquals(first, fingerprints(2));
        assertEquals(first, fingerprints(4));
    }

    private static List<String> fingerprints(int workers) {
        try (TestApp app = new TestApp(workers)) {
            BacktestCalls calls = BacktestCalls.of(app);
            return BODIES.stream()
                    .map(body -> {
                        JsonNode done = calls.run(body);
                        assertEquals("completed", done.get("state").asText(), done.toString());
                        return done.get("fingerprint").asText();
                    })
                    .toList();
        }
    }

    @Test
    void aSweepThatWasKilledGivesTheSame(@TempDir Path home) throws Exception {
        String id;
        Running first = Running.start(home, Map.of());
        try {
            BacktestCalls calls = new BacktestCalls(first::call);
            id = calls.submit(BacktestCalls.ALL, LONG).get("id").asText();
            JsonNode begun =
                    Waiting.until(() -> calls.get("/" + id), job -> job.get("done").asInt() > 0);
            assertTrue(
                    begun.get("done").asInt() < begun.get("total").asInt(),
                    "it had ended before the kill");
        } finally {
            first.process().destroyForcibly().waitFor();
        }
        Running second = Running.start(home, Map.of());
        try {
            BacktestCalls calls = new BacktestCalls(second::call);
            JsonNode killed =
                    Waiting.until(() -> calls.get("/" + id), job -> job.hasNonNull("completed_at"));
            JsonNode whole = calls.run(LONG);
            assertEquals(whole.get("fingerprint"), killed.get("fingerprint"));
            assertEquals(whole.get("sweep"), killed.get("sweep"));
            assertEquals(whole.get("trials"), killed.get("trials"));
            assertEquals(100 * 30, calls.get("/trials").at("/items/0/count").asInt());
        } finally {
            second.process().destroy();
            assertTrue(second.process().waitFor(28, TimeUnit.SECONDS));
        }
    }
}
