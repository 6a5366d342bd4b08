package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryParametersTest {
    private enum Side {
        LONG_ONLY,
        BOTH
    }

    private static List<Fault> faults(Executable reading) {
        return assertThrows(Refusal.class, reading).faults();
    }

    private static void assertFault(String pointer, String detail, Executable reading) {
        assertEquals(List.of(new Fault(pointer, detail)), faults(reading));
    }

    @Test
    void everyUnknownParameterIsNamedWithTheOneThatWasMeant() {
        assertEquals(
                List.of(
                        new Fault("?limt", "is not a known parameter; did you mean limit?"),
                        new Fault("?zzz", "is not a known parameter; known are cursor, limit")),
                faults(() ->
                        QueryParameters.allowOnly(
                                ContextFake.query("limt=5&zzz=1&limit=3"), "limit", "cursor")));
    }

    @Test
    void whereNoneIsKnownThatIsSaid() {
        assertFault(
                "?a",
                "is not a known parameter; there is none",
                () -> QueryParameters.allowOnly(ContextFake.query("a=1")));
    }

    @Test
    void aParameterIsGivenOnce() {
        assertFault(
                "?limit",
                "must occur once, occurs 3 times",
                () ->
                        QueryParameters.allowOnly(
                                ContextFake.query("limit=1&limit=2&limit=3"), "limit"));
    }

    @Test
    void aValueHoldsNoNul() {
        assertFault(
                "?search",
                "must not contain the character NUL",
                () -> QueryParameters.allowOnly(ContextFake.query("search=a%00b"), "search"));
    }

    @Test
    void knownParametersPass() {
        assertDoesNotThrow(() ->
                QueryParameters.allowOnly(
                        ContextFake.query("limit=1&cursor=x"), "limit", "cursor"));
    }

    @ParameterizedTest
    @CsvSource({"limit=1, 1", "limit=200, 200", "'', 50", "other=9, 50"})
    void aLimitIsOneToTwoHundredAndFiftyWhenAbsent(String query, int limit) {
        assertEquals(limit, QueryParameters.limit(ContextFake.query(query)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.5", "many", "", "99999999999"})
    void anyOtherLimitIsRefusedWithItsRule(String value) {
        assertFault(
                "?limit",
                "must be a whole number from 1 to 200, was \"" + value + "\"",
                () -> QueryParameters.limit(ContextFake.query("limit=" + value)));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "false, false", "False, false"})
    void aFlagIsTrueOrFalseInAnyCase(String value, boolean flag) {
        assertEquals(flag, QueryParameters.flag(ContextFake.query("f=" + value), "f"));
    }

    @Test
    void anAbsentFlagIsFalseAndAnyOtherWordIsRefused() {
        assertEquals(false, QueryParameters.flag(ContextFake.query(""), "f"));
        assertFault(
                "?f",
                "must be true or false, was \"yes\"",
                () -> QueryParameters.flag(ContextFake.query("f=yes"), "f"));
    }

    @Test
    void aConstantIsFoundInAnyCaseAndAWrongOneListsAll() {
        assertEquals(
                Optional.of(Side.LONG_ONLY),
                QueryParameters.oneOf(ContextFake.query("side=Long_Only"), "side", Side.class));
        assertEquals(
                Optional.empty(), QueryParameters.oneOf(ContextFake.query(""), "side", Side.class));
        assertFault(
                "?side",
                "must be one of LONG_ONLY, BOTH, was \"short\"",
                () -> QueryParameters.oneOf(ContextFake.query("side=short"), "side", Side.class));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30:00%2B05:30, 2026-01-31T04:00:00Z",
        "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    })
    void aTimeIsReadWithItsZone(String typed, Instant time) {
        assertEquals(
                Optional.of(time),
                QueryParameters.time(ContextFake.query("since=" + typed), "since"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-01-31T09:30:00",
                "1899-12-31T23:59:59Z",
                "2026-02-30T00:00:00Z",
                "yesterday"
            })
    void aTimeWithoutZoneOrOfAYearThatNobodyMeansIsRefused(String typed) {
        assertFault(
                "?since",
                "must be a date such as 2026-01-31, or a time with its zone such as 2026-01-31T09:30:00Z, was \"%s\""
                        .formatted(typed),
                () -> QueryParameters.time(ContextFake.query("since=" + typed), "since"));
    }

    @Test
    void theTenThousandthYearIsRefusedToo() {
        assertThrows(
                Refusal.class,
                () ->
                        QueryParameters.time(
                                ContextFake.query("since=%2B10000-01-01T00:00:00Z"), "since"));
    }
}
