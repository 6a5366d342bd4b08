package bellwether.market.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ContextFake;
import java.math.BigDecimal;
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
        return new SymbolFacts(null, null, null, null, listed, delisted, null, null);
    }

    private static SymbolFacts facts(
            @Nullable String name,
            @Nullable String currency,
            @Nullable String exchange,
            @Nullable String tick,
            @Nullable String lot) {
        return new SymbolFacts(
                name,
                null,
                currency,
                exchange,
                null,
                null,
                tick == null ? null : new BigDecimal(tick),
                lot == null ? null : new BigDecimal(lot));
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
        SymbolFacts before = facts("Meta", "USD", "XNAS", "0.01", "5");
        SymbolFacts stated = facts("Meta Platforms", null, "xnys", "0.050", null);
        assertEquals(facts("Meta Platforms", "USD", "XNYS", "0.05", "5"), stated.over(before));
        assertEquals(before, facts(null, null, null, null, null).over(before));
    }

    @ParameterizedTest
    @CsvSource({"GBp,GBX", "gbx,GBX", "zac,ZAc", "ils,ILS", "xbt,BTC", "usd,USD"})
    void aCurrencyIsKeptByItsUsualCode(String typed, String code) {
        assertEquals(code, facts(null, typed, null, null, null).currency());
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
                "{'currency':'ABC'} | /currency",
                "{'tick':0} | /tick",
                "{'tick':1e-13} | /tick",
                "{'lot':-1} | /lot",
                "{'lot':1000000001} | /lot",
                "{'exchange':'-X'} | /exchange",
            })
    void aWrongFactIsNamed(String body, String pointer) {
        assertEquals(pointer, faults(body).getFirst().pointer());
    }
}
