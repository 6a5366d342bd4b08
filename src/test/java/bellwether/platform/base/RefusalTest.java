package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RefusalTest {
    private static final Fault ONE = new Fault("/capital", "must be at least 1, was 0");
    private static final Fault OTHER = new Fault("?limit", "must be 1 to 500, was 0");

    @Test
    void oneFaultIsTheWholeMessage() {
        Refusal refusal = Refusal.invalid(List.of(ONE));
        assertEquals("/capital must be at least 1, was 0", refusal.detail());
        assertEquals("invalid_request", refusal.code());
        assertEquals(RefusalKind.INVALID, refusal.kind());
    }

    @Test
    void aFaultOfTheWholeBodyHasNoPointerBeforeIt() {
        assertEquals("must be an object", Refusal.invalid("", "must be an object").detail());
    }

    @Test
    void severalFaultsAreCountedAndAllAreKept() {
        Refusal refusal = Refusal.invalid(List.of(ONE, OTHER));
        assertEquals("2 values are invalid; see errors", refusal.detail());
        assertEquals(List.of(ONE, OTHER), refusal.faults());
    }

    @Test
    void sayingWhenToTryAgainChangesNothingElse() {
        Refusal later = Refusal.invalid(List.of(ONE, OTHER)).retryAfter(Duration.ofSeconds(7));
        assertEquals(Optional.of(Duration.ofSeconds(7)), later.pause());
        assertEquals(List.of(ONE, OTHER), later.faults());
        assertEquals("2 values are invalid; see errors", later.detail());
        assertEquals("invalid_request", later.code());
    }

    @Test
    void otherWordsKeepTheKindTheFaultsAndThePause() {
        Refusal other =
                Refusal.invalid(List.of(ONE)).retryAfter(Duration.ofSeconds(7)).saying("No.");
        assertEquals("No.", other.detail());
        assertEquals("No.", other.getMessage());
        assertEquals(List.of(ONE), other.faults());
        assertEquals(Optional.of(Duration.ofSeconds(7)), other.pause());
        assertEquals(RefusalKind.INVALID, other.kind());
    }

    @Test
    void faultsAddedAfterwardsAreNotPartOfIt() {
        List<Fault> faults = new ArrayList<>(List.of(ONE));
        Refusal refusal = Refusal.invalid(faults);
        faults.add(OTHER);
        assertEquals(List.of(ONE), refusal.faults());
        assertThrows(UnsupportedOperationException.class, () -> refusal.faults().add(OTHER));
    }

    /// A job tries again by itself what is transient, and fails at once for all else.
    @ParameterizedTest
    @EnumSource
    void onlyWhatPassesByItselfIsTriedAgain(RefusalKind kind) {
        boolean passes = kind == RefusalKind.UNAVAILABLE || kind == RefusalKind.FULL;
        assertEquals(passes, Refusal.of(kind, "code", "detail").isTransient());
    }

    @Test
    void costsNoStackTrace() {
        assertEquals(0, Refusal.conflict("code", "detail").getStackTrace().length);
    }
}
