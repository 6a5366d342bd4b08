package bellwether.research.screen.work;

import static bellwether.research.screen.work.ScreenFixture.ANN;
import static bellwether.research.screen.work.ScreenFixture.DAY;
import static bellwether.research.screen.work.ScreenFixture.actor;
import static bellwether.research.screen.work.ScreenFixture.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.research.analysis.AnalysisFields;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.work.ScreenReader.Understood;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Facts that must not be those of another moment.
final class ScreenFactsTest {
    private static final String TICKER = "DEMO01";

    private final ScreenFixture fixture = new ScreenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private int place(OwnerFacts facts, String ticker) {
        return facts.snapshot().place(ticker).orElseThrow();
    }

    private SavedScreen save(String name, String text) {
        return fixture.book.create(actor(ANN), definition(name, text, "synthetic", false));
    }

    private void change(SavedScreen screen, String text) {
        fixture.book.change(
                actor(ANN),
                screen.id(),
                definition(screen.name(), text, "synthetic", false),
                _ -> true);
    }

    /// The sheet is of bars that are older than the one that a sweep looks at.
    @Test
    void theAgeOfDataIsThatOfTheBarThatIsEvaluated() {
        fixture.sheets(List.of(TICKER));
        fixture.jdbi.useHandle(
                h -> h.execute("update symbol set synthetic = false where ticker = 'DEMO01'"));
        OwnerFacts facts = fixture.desk.facts(ANN, DAY);
        BarLoader.Loaded loaded = fixture.loader.load(List.of(TICKER), DAY).getFirst();
        RuleHistory history = loaded.history().cut(loaded.history().size() - 5);
        long last = history.raw().time()[history.size() - 1];
        OptionalInt age = facts.ages().sessions(facts.snapshot().state(place(facts, TICKER)), last);
        double[] column =
                FactColumns.of(facts, loaded.facts().symbolId(), AnalysisFields.columns())
                        .column("data.age_sessions", history);
        assertEquals(age.orElseThrow(), column[history.size() - 1]);
        assertTrue(age.orElseThrow() > 4);
        assertTrue(Double.isNaN(column[history.size() - 2]));
    }

    @Test
    void storedResultsAreReadByTheConditionThatFoundThemOnly() {
        SavedScreen inner = save("inner", "close > 0 and RSI_14 < 90");
        Understood asked = fixture.understood("screen(\"inner\") within 3 bars", "synthetic");
        ScreenSpec spec = ScreenSpec.of(ANN, asked, true);
        assertEquals(asked.universe(), fixture.desk.understood(spec).universe());
        change(inner, "close > 0 and RSI_14 < 10");
        Refusal refusal = assertThrows(Refusal.class, () -> fixture.desk.understood(spec));
        assertEquals("screen_outdated", refusal.code());
    }

    /// The places of words are stored: another list of them means others.
    @Test
    void storedPlacesOfWordsNeedTheSameWords() {
        Understood asked = fixture.understood("sector is energy within 3 bars", "synthetic");
        ScreenSpec spec = ScreenSpec.of(ANN, asked, true);
        fixture.desk.understood(spec);
        fixture.jdbi.useHandle(
                h -> h.execute("update symbol set sector = 'Arts' where ticker = 'DEMO01'"));
        assertEquals(
                "screen_outdated",
                assertThrows(Refusal.class, () -> fixture.desk.understood(spec)).code());
    }

    @Test
    void aJobIsOfTheSymbolsThatItWasMadeFor() {
        Understood asked = fixture.understood("close > 1 within 3 bars", "all");
        ScreenSpec spec = ScreenSpec.of(ANN, asked, true);
        fixture.jdbi.useHandle(
                h -> h.execute("update symbol set synthetic = false where ticker = 'DEMO02'"));
        assertEquals(
                asked.universe().cardinality() + 1,
                fixture.understood("close > 1", "all").universe().cardinality());
        assertEquals(
                asked.universe().cardinality(),
                fixture.desk.understood(spec).universe().cardinality());
    }

    @Test
    void whatIsDelistedIsNotOfAll() {
        fixture.jdbi.useHandle(h -> {
            h.execute("update symbol set synthetic = false");
            h.execute("update symbol set delisted = '2026-06-01' where ticker = 'DEMO01'");
            h.execute("update symbol set delisted = '2026-06-02' where ticker = 'DEMO02'");
        });
        Understood asked = fixture.understood("close > 0", "all");
        assertFalse(asked.universe().get(place(asked.facts(), TICKER)));
        assertTrue(asked.universe().get(place(asked.facts(), "DEMO02")));
        assertEquals(1, fixture.understood("close > 0", TICKER).universe().cardinality());
    }

    @Test
    void whatIsUnknownOfAScreenIsCounted() {
        fixture.sheets(List.of("DEMO01", "DEMO02"));
        save("seen", "close > 0");
        Understood asked = fixture.understood("close > 0", "screen:seen");
        assertEquals(2, asked.universe().cardinality());
        assertEquals(
                fixture.understood("close > 0", "synthetic").universe().cardinality() - 2,
                asked.unsure());
        ScreenResult result =
                fixture.desk.ofSheets(fixture.understood("close > 0", "DEMO02,DEMO03"));
        assertTrue(result.isEvaluated(place(asked.facts(), "DEMO02")));
        assertFalse(result.isEvaluated(place(asked.facts(), "DEMO03")));
    }

    @Test
    void anUnknownListIsRefusedHoweverItIsAskedFor() {
        assertEquals(
                "unknown_watchlist",
                assertThrows(
                                Refusal.class,
                                () -> fixture.understood("on_list(\"gone\")", "synthetic"))
                        .code());
        assertEquals(
                "unknown_watchlist",
                assertThrows(Refusal.class, () -> save("lost", "on_list(\"gone\") or close > 0"))
                        .code());
    }

    /// Sheets of an older program are not read again each second.
    @Test
    void sheetsThatCannotBeReadAreNoReasonToReadTheOthersAgain() {
        fixture.sheets(List.of("DEMO01", "DEMO02"));
        fixture.jdbi.useHandle(h ->
                h.execute(
                        "update sheet set formula = 7, stamp = stamp + 1000 where symbol in (select id from symbol where ticker = 'DEMO02')"));
        var snapshot = fixture.desk.facts(ANN, DAY).snapshot();
        assertTrue(snapshot.state(snapshot.place("DEMO02").orElseThrow()).sheet().isEmpty());
        assertSame(snapshot, fixture.desk.facts(ANN, DAY).snapshot());
        fixture.sheets(List.of("DEMO02"));
        var now = fixture.desk.facts(ANN, DAY).snapshot();
        assertTrue(now.state(now.place("DEMO02").orElseThrow()).sheet().isPresent());
    }

    @Test
    void aSlowOrOlderProgramDoesNotReplaceANewerSheet() {
        fixture.sheets(List.of(TICKER));
        for (String newer : List.of("bar = bar + 1", "formula = formula + (1 << 20)")) {
            fixture.jdbi.useHandle(h -> h.execute("update sheet set bars = 1, " + newer));
            fixture.sheets(List.of(TICKER));
            assertEquals(1, bars());
        }
        fixture.jdbi.useHandle(
                h -> h.execute("update sheet set bar = bar - 9, formula = formula - (1 << 20)"));
        fixture.sheets(List.of(TICKER));
        assertEquals(2, bars());
    }

    private int bars() {
        return fixture.jdbi.withHandle(
                h -> h.createQuery("select bars from sheet").mapTo(Integer.class).one());
    }

    @Test
    void aMissIsShownWithTheDigitsThatTellItFromTheBound() {
        fixture.sheets(List.of(TICKER));
        var snapshot = fixture.desk.facts(ANN, DAY).snapshot();
        double close = snapshot.field("close", 0)[snapshot.place(TICKER).orElseThrow()];
        String bound =
                new BigDecimal(close * (1 - 1e-7)).setScale(9, RoundingMode.FLOOR).toPlainString();
        ScreenResult result = fixture.desk.ofSheets(fixture.understood("close < " + bound, TICKER));
        String words = result.near(1).getFirst().misses().getFirst().words();
        double shown =
                Double.parseDouble(words.replaceAll("^close ([0-9.]+), needs below.*", "$1"));
        assertTrue(shown > Double.parseDouble(bound), words);
    }
}
