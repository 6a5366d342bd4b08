package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.PriceImport;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.research.evidence.signal.EvidenceScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cards in the database: made once, whoever else makes them, and shown to those they are for.
final class EvidenceJobTest {
    private final EvidenceFixture made = new EvidenceFixture();

    @AfterEach
    void close() {
        made.close();
    }

    @Test
    void twoWorkersLeaveOneRowOfEachScopeAndNothingIsDueAfterwards() {
        made.storeThree();
        List<String> due = made.due();
        assertEquals(
                List.of("universe", "symbol:AAA", "symbol:BBB", "symbol:CCC", "sector:Energy"),
                due);
        List<ItemOutcome.Success> first = made.work(due);
        List<ItemOutcome.Success> second = made.work(due);
        made.keep(first);
        List<String> rows = made.rows();
        assertEquals(5, rows.size(), rows.toString());
        String before = cards();
        made.keep(second);
        assertEquals(rows, made.rows());
        assertEquals(before, cards());
        assertEquals(List.of(), made.due());
    }

    private String cards() {
        return made.jdbi.withHandle(h ->
                h.createQuery(
                                "select string_agg(cards :: text, ' ' order by scope, member) from"
                                        + " evidence")
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void aWorkerThatDiedLeavesNothingAndTheNextMakesTheSame() {
        made.storeThree();
        made.work(made.due());
        assertEquals(List.of(), made.rows());
        made.keep(made.work(made.due()));
        String first = cards();
        made.jdbi.useHandle(h -> h.execute("delete from evidence"));
        made.keep(made.work(made.due()));
        assertEquals(first, cards());
    }

    @Test
    void newBarsMakeAScopeDueAndOldDaysAreBounded() {
        made.storeThree();
        made.keep(made.work(made.due()));
        for (int bars = 261; bars <= 265; bars++) {
            made.store("AAA", bars);
            assertTrue(made.due().contains("symbol:AAA"), made.due().toString());
            made.keep(made.work(List.of("universe", "symbol:AAA")));
        }
        assertEquals(3, made.rows().stream().filter(row -> row.contains("symbol AAA")).count());
        assertEquals(6, made.rows().stream().filter(row -> row.contains("universe")).count());
    }

    @Test
    void anOlderDayIsReadAsItWas() {
        made.storeThree();
        LocalDate before = made.day();
        made.keep(made.work(made.due()));
        made.store("AAA", 262);
        made.keep(made.work(made.due()));
        assertEquals(Optional.of(made.day()), made.archive.find(made.of("ann"), null).dataDay());
        assertEquals(Optional.of(before), made.archive.find(made.of("ann"), before).dataDay());
        assertEquals(
                Optional.empty(), made.archive.find(made.of("ann"), before.minusDays(1)).dataDay());
    }

    @Test
    void aSymbolHasItsOwnCardsThoseOfItsSectorAndOfAll() {
        made.storeThree();
        made.keep(made.work(made.due()));
        assertEquals(
                List.of(EvidenceScope.UNIVERSE, EvidenceScope.SECTOR, EvidenceScope.SYMBOL),
                scopes("AAA"));
        assertEquals(List.of(EvidenceScope.UNIVERSE, EvidenceScope.SYMBOL), scopes("CCC"));
    }

    private List<EvidenceScope> scopes(String ticker) {
        return made.archive.find(made.of("ann", ticker), null).cards().stream()
                .map(FoundCard::scope)
                .distinct()
                .toList();
    }

    @Test
    void inventedPricesAndIndicesDoNotCount() {
        made.storeThree();
        made.store("^GSPC", 260);
        new PriceImport(made.jdbi, () -> EvidenceFixture.NOW).seedSamples();
        assertEquals(5, made.due().size(), made.due().toString());
    }
}
