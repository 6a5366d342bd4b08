package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobIdTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.123Z");

    /// RFC 9562: the first 48 bits are the milliseconds, then comes a 7, and the variant is 10.
    @Test
    void aTextShowsTheTimeTheVersionAndTheVariant() {
        String millis = "%012x".formatted(NOON.toEpochMilli());
        for (int i = 0; i < 200; i++) {
            String text = JobId.at(NOON).toString();
            assertEquals(millis, text.replace("-", "").substring(0, 12));
            assertEquals('7', text.charAt(14), text);
            assertTrue("89ab".indexOf(text.charAt(19)) >= 0, text);
            assertEquals(7, UUID.fromString(text).version());
            assertEquals(2, UUID.fromString(text).variant());
        }
    }

    /// As texts too, which is how PostgreSQL and cursors compare them.
    @Test
    void idsSortByTheTimeOfCreation() {
        SplittableRandom random = new SplittableRandom(1);
        Instant at = NOON;
        List<JobId> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            at = at.plusMillis(random.nextLong(1, 1_000_000_000));
            ids.add(JobId.at(at));
            texts.add(ids.getLast().toString());
        }
        assertEquals(ids, ids.stream().sorted().toList());
        assertEquals(texts, texts.stream().sorted().toList());
    }

    @Test
    void idsOfOneMomentDifferInAllTheirRandomBits() {
        Set<UUID> ids = new HashSet<>();
        long everSet = 0;
        long alwaysSet = -1;
        for (int i = 0; i < 1_000; i++) {
            UUID id = JobId.version7(NOON);
            ids.add(id);
            everSet |= id.getLeastSignificantBits();
            alwaysSet &= id.getLeastSignificantBits();
        }
        assertEquals(1_000, ids.size());
        assertEquals(0xbfff_ffff_ffff_ffffL, everSet);
        assertEquals(0x8000_0000_0000_0000L, alwaysSet);
    }

    @Test
    void whatAnIdIsWrittenAsIsReadInEitherCase() {
        JobId id = JobId.at(NOON);
        assertEquals(Optional.of(id), JobId.parse(id.toString()));
        assertEquals(
                Optional.of(id), JobId.parse(id.toString().toUpperCase(java.util.Locale.ROOT)));
    }

    /// Java's own reader takes `1-2-3-4-5`, so two texts would name one job.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-2-3-4-5",
                "0199a0b0-1111-7222-8333-44444444444",
                "0199a0b0-1111-7222-8333-4444444444444",
                "0199a0b0-1111-7222-8333-44444444444g",
                "0199a0b01111722283334444444444444444",
                "{0199a0b0-1111-7222-8333-444444444444}",
                " 0199a0b0-1111-7222-8333-444444444444",
                "0199a0b0-1111-7222-8333-444444444444\n",
                "0199a0b0-1111-7222-8333-44444444444４"
            })
    void nothingElseIsAnId(String text) {
        assertEquals(Optional.empty(), JobId.parse(text));
    }
}
