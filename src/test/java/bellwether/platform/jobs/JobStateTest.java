package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobStateTest {
    @ParameterizedTest
    @CsvSource({
        "QUEUED, queued, false",
        "PROCESSING, processing, false",
        "PAUSED, paused, false",
        "CANCELLING, cancelling, false",
        "COMPLETED, completed, true",
        "FAILED, failed, true",
        "CANCELLED, cancelled, true"
    })
    void eachHasItsWordAndThreeAreForEver(JobState state, String word, boolean terminal) {
        assertEquals(word, state.word());
        assertEquals(state, JobState.of(word));
        assertEquals('"' + word + '"', Json.write(state));
        assertEquals(terminal, state.terminal());
    }

    @Test
    void aWordThatTheTableCannotHoldIsABug() {
        assertThrows(IllegalArgumentException.class, () -> JobState.of("done"));
    }
}
