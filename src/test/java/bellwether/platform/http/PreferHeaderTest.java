package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferHeaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wait=5 | 5",
                "wait = 5 | 5",
                "wait=\"5\" | 5",
                "wait=0 | 0",
                "respond-async, wait=3 | 3",
                "respond-async;wait=3 | 3",
                "wait=20 | 20",
                "wait=21 | 20",
                "wait=999999999 | 20",
            })
    void aWishToWaitIsCutToTwentySeconds(String header, long seconds) {
        assertEquals(
                Optional.of(Duration.ofSeconds(seconds)),
                PreferHeader.waiting(ContextFake.header("Prefer", header)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"respond-async", "await=5", "wait", "wait=soon", "wait=-1"})
    void anythingElseIsNoWish(String header) {
        assertEquals(Optional.empty(), PreferHeader.waiting(ContextFake.header("Prefer", header)));
    }

    @Test
    void wishesMayComeInSeveralLines() {
        assertEquals(
                Optional.of(Duration.ofSeconds(3)),
                PreferHeader.waiting(ContextFake.header("Prefer", "respond-async", "wait=3")));
    }

    @Test
    void withoutTheHeaderThereIsNone() {
        assertEquals(Optional.empty(), PreferHeader.waiting(ContextFake.query("")));
    }
}
