package bellwether.market.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names of symbols and what they were called before, on rows and without HTTP.
final class RenameValidationTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final LocalDate LATEST = LocalDate.parse("2026-03-04");

    private final TestDatabase database = TestDatabase.create();
    private final SymbolDao symbols = new SymbolDao();
    private final RenameDao renames = new RenameDao();
    private Handle handle;

    @BeforeEach
    void open() {
        handle = database.jdbi().open();
        add("META", "Meta Platforms", null);
    }

    @AfterEach
    void close() {
        handle.close();
        database.close();
    }

    private void add(String ticker, @Nullable String name, @Nullable LocalDate listed) {
        handle.createUpdate(
                        "insert into symbol (ticker, name, listed, created_at, updated_at)"
                                + " values (:ticker, :name, :listed, :now, :now)")
                .bind("ticker", ticker)
                .bind("name", name)
                .bind("listed", listed)
                .bind("now", NOW)
                .execute();
    }

    private boolean isNew(String asked, String to, String on) {
        SymbolDao.Known symbol = symbols.locked(handle, new Ticker(asked));
        return new RenameValidation(handle, symbols, symbol, LATEST)
                .isNew(handle, new Ticker(asked), new Ticker(to), LocalDate.parse(on));
    }

    private void rename(String from, String to, String on) {
        assertTrue(isNew(from, to, on));
        renames.rename(
                handle,
                symbols.locked(handle, new Ticker(from)).id(),
                new Ticker(to),
                LocalDate.parse(on),
                "ann",
                NOW);
    }

    private void assertRefused(String code, String words, String asked, String to, String on) {
        Refusal refusal = assertThrows(Refusal.class, () -> isNew(asked, to, on));
        assertEquals(code, refusal.code());
        assertEquals(words, refusal.detail());
    }

    @Test
    void aSymbolIsFoundByAllItsNames() {
        rename("META", "MTA", "2020-01-02");
        rename("MTA", "MT", "2021-01-04");
        assertEquals(List.of("MT", "META", "MTA"), symbols.names(handle, new Ticker("META")));
        assertEquals(
                List.of(
                        new FormerName("META", LocalDate.parse("2020-01-02")),
                        new FormerName("MTA", LocalDate.parse("2021-01-04"))),
                symbols.formerNames(handle, symbols.locked(handle, new Ticker("MTA")).id()));
        assertEquals("MT", symbols.find(handle, new Ticker("META")).orElseThrow().ticker());
        assertEquals(Optional.empty(), symbols.find(handle, new Ticker("M")));
        assertEquals(
                Map.of("META", new SymbolDao.Renamed("MT", LocalDate.parse("2020-01-02"))),
                symbols.renamed(handle, List.of("META", "MT", "M")),
                "present and unknown names are not renamed");
    }

    @Test
    void theVerySameRenameAgainIsNotNew() {
        rename("META", "MTA", "2020-01-02");
        assertFalse(isNew("META", "MTA", "2020-01-02"));
        assertRefused(
                "renamed_already",
                "META was renamed to MTA on 2020-01-02; the symbol is called MTA now.",
                "META",
                "MTA",
                "2020-01-03");
        assertRefused(
                "renamed_already",
                "META was renamed to MTA on 2020-01-02; the symbol is called MTA now.",
                "META",
                "MX",
                "2020-01-02");
    }

    @Test
    void aNameInUseIsSomebodyElses() {
        add("AAPL", "Apple", null);
        add("X", null, null);
        rename("X", "Y", "2020-01-02");
        assertRefused(
                "ticker_taken", "AAPL is another symbol (Apple).", "META", "AAPL", "2021-01-04");
        assertRefused(
                "ticker_taken",
                "X is a former name of another symbol, Y.",
                "META",
                "X",
                "2021-01-04");
    }

    @Test
    void renamesFormNoCircle() {
        rename("META", "MTA", "2020-01-02");
        assertRefused(
                "rename_cycle",
                "MTA was called META until 2020-01-02; renames must not form a cycle.",
                "MTA",
                "META",
                "2021-01-04");
        assertRefused(
                "invalid_request",
                "/to must differ from the current name, was MTA",
                "MTA",
                "MTA",
                "2021-01-04");
    }

    @Test
    void aRenameIsLaterThanTheOneBeforeAndTheListingAndNotInTheFuture() {
        rename("META", "MTA", "2020-01-02");
        assertRefused(
                "invalid_request",
                "/renamed_on must be after 2020-01-02, when it was called MTA for the first time, was 2020-01-02",
                "MTA",
                "MT",
                "2020-01-02");
        assertRefused(
                "invalid_request",
                "/renamed_on must not be in the future, was 2026-03-05",
                "MTA",
                "MT",
                "2026-03-05");
        assertTrue(isNew("MTA", "MT", "2026-03-04"), "today somewhere on earth");
        add("NEW", null, LocalDate.parse("2025-01-02"));
        assertRefused(
                "invalid_request",
                "/renamed_on must be after 2025-01-02, when it was listed, was 2025-01-02",
                "NEW",
                "NEWER",
                "2025-01-02");
    }

    @Test
    void anUnknownSymbolIsSaidWithTheOneThatWasMeant() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> symbols.locked(handle, new Ticker("METTA")));
        assertEquals("Unknown symbol METTA. Did you mean META?", refusal.detail());
        String advice = UnknownSymbol.advice(List.of("META"), "ZZZZZ");
        assertTrue(advice.startsWith(" Import its prices (./run.sh import FILE"), advice);
    }

    @ParameterizedTest
    @CsvSource({
        "vod, ' Did you mean VOD.DE or VOD.L?'",
        "BTC, ' Did you mean BTC-USD?'",
        "EURUSD, ' Did you mean EURUSD=X?'",
        "GSPC, ' Did you mean ^GSPC?'",
        "VODD, ' Did you mean VODX?'"
    })
    void theSameNameElsewhereIsMeantFirst(String typed, String advice) {
        List<String> known = List.of("VOD.L", "VOD.DE", "VODX", "BTC-USD", "EURUSD=X", "^GSPC");
        assertEquals(advice, UnknownSymbol.advice(known, typed));
    }

    @Test
    void statedFactsMoveTheRecordAndCountSurvivors() {
        long id = symbols.locked(handle, new Ticker("META")).id();
        SymbolFacts facts =
                new SymbolFacts(
                        "Meta", "Tech", "USD", "XNAS", "2012-05-18", "2026-03-04", null, null);
        Instant later = NOW.plusSeconds(5);
        symbols.state(handle, id, facts, later);
        assertEquals(facts, symbols.find(handle, new Ticker("META")).orElseThrow().facts());
        assertEquals(Map.of("META", later), symbols.changedAt(handle, List.of("META", "X")));
        assertEquals(
                1L,
                handle.createQuery("select record_version from symbol").mapTo(long.class).one());
        add("OTHER", null, null);
        List<String> both = List.of("META", "OTHER");
        assertEquals(
                new SymbolDao.Survival(2, 0, 1),
                symbols.survival(handle, both, LATEST.minusDays(1)));
        assertEquals(new SymbolDao.Survival(2, 1, 1), symbols.survival(handle, both, LATEST));
        assertEquals(
                new SymbolDao.Survival(1, 0, 1),
                symbols.survival(handle, List.of("OTHER"), LATEST),
                "of the others nothing is counted");
    }

    @Test
    void aListIsSearchedByNamesOfAllTimesSectorAndExchange() {
        symbols.state(
                handle,
                symbols.locked(handle, new Ticker("META")).id(),
                new SymbolFacts(
                        "Meta Platforms", "Technology", null, "XNAS", null, null, null, null),
                NOW);
        rename("META", "MVRS", "2022-06-09");
        add("A_B", "100% Sure", null);
        assertEquals(List.of("MVRS"), found("meta", null, null));
        assertEquals(List.of("MVRS"), found("platf", null, null));
        assertEquals(List.of("MVRS"), found("", "technology", "XNAS"));
        assertEquals(List.of(), found("", "tech", null), "a sector is given whole");
        assertEquals(List.of(), found("", null, "XNYS"));
        assertEquals(List.of("A_B"), found("_", null, null), "a mark is no pattern");
        assertEquals(List.of("A_B"), found("0%", null, null));
        assertEquals(List.of("A_B", "MVRS"), found("", null, null));
    }

    private List<String> found(String search, @Nullable String sector, @Nullable String exchange) {
        StockFilter filter =
                new StockFilter(
                        search, Optional.ofNullable(sector), Stream.ofNullable(exchange).toList());
        return new StockDao(database.jdbi(), new Calendars(InstantSource.fixed(NOW)))
                .page(Timeframe.DAY, "", filter, 10).stream().map(Stock::ticker).toList();
    }
}
