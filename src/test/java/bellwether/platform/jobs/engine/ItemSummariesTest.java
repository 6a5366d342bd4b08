package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ItemSummariesTest {
    private static final JobId FIRST = new JobId(new UUID(0, 1));
    private static final JobId SECOND = new JobId(new UUID(0, 2));

    private static ClaimedItem item(JobId job, int seq, String key) {
        return new ClaimedItem(new Item(seq, seq, key, 1, seq), job, 0, 1);
    }

    private static FinishDao.End done(JobId job, int seq) {
        return new FinishDao.End(item(job, seq, "K" + seq), null, null, "{\"n\":" + seq + "}");
    }

    private static FinishDao.End failed(JobId job, int seq, String code) {
        return new FinishDao.End(item(job, seq, "K" + seq), code, "why", null);
    }

    @Test
    void endsAreCountedByJob() {
        List<FinishDao.Step> steps =
                ItemSummaries.steps(
                        List.of(
                                done(SECOND, 1),
                                done(FIRST, 2),
                                failed(SECOND, 3, "gone"),
                                done(SECOND, 4)));
        assertEquals(2, steps.size());
        assertEquals(FIRST, steps.get(0).job(), "in the order in which rows are locked");
        assertEquals(1, steps.get(0).done());
        assertEquals(0, steps.get(0).failed());
        assertEquals(SECOND, steps.get(1).job());
        assertEquals(2, steps.get(1).done());
        assertEquals(1, steps.get(1).failed());
        assertEquals(0, steps.get(1).cancelled());
    }

    @Test
    void theNewestFiveAreShownTheLatestLast() {
        List<FinishDao.End> ends = IntStream.range(0, 8).mapToObj(seq -> done(FIRST, seq)).toList();
        FinishDao.Step step = ItemSummaries.steps(ends).getFirst();
        assertEquals(8, step.done());
        List<Integer> shown = new ArrayList<>();
        Json.stored(step.newest(), JsonNode.class)
                .forEach(one -> shown.add(one.path("seq").asInt()));
        assertEquals(List.of(3, 4, 5, 6, 7), shown);
    }

    @Test
    void whatIsDoneShowsItsResultAndWhatFailedItsCode() {
        assertEquals(
                "[{\"seq\":1,\"key\":\"K1\",\"outcome\":\"done\",\"result\":{\"n\":1}},"
                        + "{\"seq\":2,\"key\":\"K2\",\"outcome\":\"failed\",\"code\":\"gone\"}]",
                ItemSummaries.steps(List.of(done(FIRST, 1), failed(FIRST, 2, "gone")))
                        .getFirst()
                        .newest());
    }

    @Test
    void aResultThatNobodyWroteInSmallIsNull() {
        FinishDao.End plain = new FinishDao.End(item(FIRST, 1, "A"), null, null, null);
        JsonNode shown =
                Json.stored(
                        ItemSummaries.steps(List.of(plain)).getFirst().newest(), JsonNode.class);
        assertTrue(shown.path(0).path("result").isNull(), shown.toString());
    }

    /// Keys and codes are others' text: whatever they hold, what is stored is JSON.
    @Test
    void noKeyAndNoCodeBreaksTheJson() {
        SplittableRandom random = new SplittableRandom(1);
        String odd = "\"\\{}[],:%s\n\t\u0000\u2028ä\ud83d\ude80";
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                text.appendCodePoint(
                        odd.codePoints().skip(random.nextInt(13)).findFirst().orElse('x'));
            }
            FinishDao.End end =
                    new FinishDao.End(
                            item(FIRST, 1, text.toString()), text.toString(), "why", null);
            JsonNode shown =
                    Json.stored(
                            ItemSummaries.steps(List.of(end)).getFirst().newest(), JsonNode.class);
            assertEquals(text.toString(), shown.path(0).path("key").asText());
            assertEquals(text.toString(), shown.path(0).path("code").asText());
        }
    }

    @Test
    void nothingEndedIsNoStep() {
        assertEquals(List.of(), ItemSummaries.steps(List.of()));
    }
}
