package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.BarRemoval;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.MarketTestCase;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.SymbolCalendars;
import bellwether.market.symbols.SymbolUse;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeleteCommandTest extends MarketTestCase {
    private static final String CSV =
            "date,open,high,low,close\n2024-01-02,10,12,9,11\n2024-01-03,10,12,9,11\n2025-01-03,10,12,9,11\n";

    private final List<String> audited = new ArrayList<>();
    private final TestProgram program = program(database);

    private TestProgram program(TestDatabase on) {
        return TestProgram.of(new PriceImport(on.jdbi(), () -> NOW))
                .removingBy(
                        new BarRemoval(
                                new RetriedTransactions(on.jdbi()),
                                new SymbolCalendars(new Calendars(() -> NOW)),
                                SymbolUse.NONE,
                                (actor, action, object, outcome) ->
                                        audited.add(String.join(" ", action, object, outcome)),
                                () -> NOW));
    }

    @Test
    void withoutYesItSaysWhatWouldGoAndDeletesNothing() {
        importText("KEEP", CSV);
        assertEquals(1, program.run("delete", "keep"));
        assertTrue(
                program.complained()
                        .contains(
                                "Nothing deleted. KEEP has 3 bars of all timeframes; add --yes to delete them and the symbol."),
                program.complained());
        assertEquals(3, bars("KEEP").size());
        assertEquals(List.of(), audited);
    }

    @Test
    void withoutYesItCountsTheChosenBarsAlone() {
        importText("SOME", CSV);
        assertEquals(1, program.run("delete", "SOME", "--from=2024-01-03", "--to=2024-12-31"));
        assertEquals(
                "Nothing deleted. SOME has 1 bar of 1d from 2024-01-03 to 2024-12-31; add --yes to delete"
                        + " them.",
                program.complained().strip());
        assertEquals(1, program.run("delete", "SOME", "--from=2204-01-03"));
        assertEquals(
                "Nothing deleted. SOME has 0 bars of 1d from 2204-01-03; there is nothing to delete.",
                program.complained().strip());
        assertEquals(3, bars("SOME").size());
    }

    @Test
    void aSymbolGoesWithAllThatIsStoredOfIt() {
        importText("GONE", CSV);
        importText("OTHER", CSV);
        assertEquals(0, program.run("delete", "GONE", "--yes"));
        assertEquals("GONE: 3 bars deleted, and the symbol", program.printed().strip());
        assertEquals(Optional.empty(), history("GONE"));
        assertEquals(3, bars("OTHER").size());
        assertEquals(List.of("stock.delete GONE 3 bars"), audited);
        assertEquals(1, program.run("delete", "GONE", "--yes"));
        assertTrue(program.complained().contains("Unknown symbol GONE"), program.complained());
        importText("GONE", CSV);
        assertEquals(3, bars("GONE").size(), "it can come back");
    }

    @Test
    void barsGoByDayAndBySource() {
        importText("PART", CSV);
        long before = history("PART").orElseThrow().dataVersion();
        assertEquals(
                0,
                program.run(
                        "delete", "PART", "--from", "2024-01-03", "--to", "2024-12-31", "--yes"));
        assertEquals("PART: 1 bar deleted, 2 left", program.printed().strip());
        assertEquals(2, bars("PART").size());
        assertTrue(history("PART").orElseThrow().dataVersion() > before);
        assertEquals(0, program.run("delete", "PART", "--source", "nobody's", "--yes"));
        assertEquals("PART: 0 bars deleted, 2 left", program.printed().strip());
        String source = history("PART").orElseThrow().sources().getFirst();
        assertEquals(0, program.run("delete", "PART", "--source", source, "--yes"));
        assertEquals("PART: 2 bars deleted, 0 left", program.printed().strip());
        assertEquals(Optional.empty(), history("PART"), "no bars of it are stored");
    }

    @Test
    void theSamplesGoAndDoNotComeBack() {
        try (TestDatabase own = TestDatabase.create()) {
            PriceImport prices = new PriceImport(own.jdbi(), () -> NOW);
            TestProgram there = program(own);
            assertTrue(prices.seedSamples());
            assertEquals(0, there.run("samples", "remove"));
            assertEquals(
                    "30 synthetic symbols deleted: DEMO01 to DEMO30.", there.printed().strip());
            assertEquals(0, there.run("samples", "remove"));
            assertEquals("There are no synthetic symbols.", there.printed().strip());
            assertEquals(0, there.run("delete", "^GSPC", "--yes"));
            assertFalse(prices.seedSamples(), "the database was filled once");
        }
    }
}
