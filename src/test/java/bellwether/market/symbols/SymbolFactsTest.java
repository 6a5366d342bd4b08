package bellwether.market.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ContextFake;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SymbolFactsTest {
    private static final BodyParser BODIES = new BodyParser();

    private static SymbolFacts dates(@Nullable String listed, @Nullable String delisted) {
        return new SymbolFacts(null, null, null, null, listed, delisted);
    }

    private static List<Fault> faults(String json) {
        return assertThrows(
                        Refusal.class, () -> BODIES.read(ContextFake.json(json), SymbolFacts.class))
                .faults();
    }

    @Test
    void aDelistingIsNotBeforeTheListing() {
        assertEquals(
                List.of(
                        new Fault(
                                "/delisted",
                                "must not be before listed, was 2012-05-17 and listed 2012-05-18")),
                dates("2012-05-18", "2012-05-17").faults());
        assertEquals(List.of(), dates("2012-05-18", "2012-05-18").faults());
        assertEquals(List.of(), dates(null, "2012-05-18").faults());
    }

    @Test
    void everyWrongDateIsNamed() {
        assertEquals(
                List.of(
                        new Fault(
                                "/listed", "must be a date such as 2012-05-18, was \"18.05.2012\""),
                        new Fault("/delisted", "must be a date such as 2012-05-18, was \"\"")),
                dates("18.05.2012", "").faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1599-12-31", "+10000-01-01", "2026-02-30", "2026-2-3", "-0001-01-01"})
    void aDateThatNoExchangeHasSeenIsNone(String text) {
        assertEquals(Optional.empty(), SymbolFacts.date(text));
    }

    @Test
    void theFirstAndTheLastYearAreKnown() {
        assertEquals("1600-01-01", SymbolFacts.date("1600-01-01").orElseThrow().toString());
        assertEquals("9999-12-31", SymbolFacts.date("9999-12-31").orElseThrow().toString());
    }

    @Test
    void whatIsNotStatedStaysAsItWas() {
        SymbolFacts before = new SymbolFacts("Meta", "Tech", "USD", "XNAS", "2012-05-18", null);
        SymbolFacts stated =
                new SymbolFacts("Meta Platforms", null, null, "xnys", null, "2030-01-01");
        assertEquals(
                new SymbolFacts(
                        "Meta Platforms", "Tech", "USD", "XNYS", "2012-05-18", "2030-01-01"),
                stated.over(before));
        assertEquals(before, SymbolFacts.NONE.over(before));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'a\\nb'} | /name",
                "{'name':'  '} | /name",
                "{'sector':''} | /sector",
                "{'currency':'US'} | /currency",
                "{'currency':'dollar'} | /currency",
                "{'exchange':'-X'} | /exchange",
            })
    void aWrongFactIsNamed(String body, String pointer) {
        assertEquals(pointer, faults(body).getFirst().pointer());
    }
}
