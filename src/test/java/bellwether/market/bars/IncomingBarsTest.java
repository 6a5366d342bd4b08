package bellwether.market.bars;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.history.FormerNames;
import bellwether.market.bars.history.MergeCounts;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.RejectedRow;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.SymbolDao;
import bellwether.research.analysis.TestBars;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Rows on their way into the store, former names of their symbols, and the counts of what was not
/// taken.
final class IncomingBarsTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private static IncomingBars rows(String ticker, int count) {
        long[] lines = new long[count];
        for (int i = 0; i < count; i++) {
            lines[i] = i + 2L;
        }
        return new IncomingBars(
                ticker,
                TestBars.closes(count, i -> i + 1),
                lines,
                new boolean[count],
                List.of(
                        CorporateAction.dividend(FIRST.plusDays(1), BigDecimal.ONE),
                        CorporateAction.dividend(FIRST.plusDays(2), BigDecimal.ONE)));
    }

    @Test
    void rowsBeforeADayGoToTheOtherNameWithTheirActions() {
        IncomingBars earlier = rows("FB", 5).before(FIRST.plusDays(2), "META");
        assertEquals("META", earlier.ticker());
        assertEquals(2, earlier.bars().size());
        assertArrayEquals(new long[] {2, 3}, earlier.lines());
        assertEquals(2, earlier.repeats().length);
        assertEquals(
                List.of(CorporateAction.dividend(FIRST.plusDays(1), BigDecimal.ONE)),
                earlier.actions());
        assertArrayEquals(new long[] {4, 5, 6}, rows("FB", 5).linesFrom(FIRST.plusDays(2)));
    }

    @Test
    void aDayBeforeOrBehindAllTakesNoneOrAll() {
        assertEquals(0, rows("FB", 5).before(FIRST, "META").bars().size());
        assertEquals(5, rows("FB", 5).before(FIRST.plusDays(5), "META").bars().size());
        assertEquals(0, rows("FB", 5).linesFrom(FIRST.plusDays(5)).length);
    }

    @Test
    void rowsOfAFormerNameAreStoredUnderTheNewOneUpToTheDayOfItsChange() {
        FormerNames names =
                FormerNames.in(
                        List.of(rows("AAPL", 3), rows("FB", 5)),
                        Map.of("FB", new SymbolDao.Renamed("META", FIRST.plusDays(2))));
        assertEquals(
                List.of("AAPL", "META"), names.taken().stream().map(IncomingBars::ticker).toList());
        assertEquals(2, names.taken().getLast().bars().size());
        assertEquals(
                List.of("FB has been called META since 2020-01-03; its rows were stored there."),
                names.refused().notes());
        assertEquals(Set.of(), names.refused().refused());
        assertEquals(
                Map.of(RejectReason.RENAMED_TICKER, 3L), names.refused().rejections().byReason());
        assertEquals(4, names.refused().rejections().examples().getFirst().line());
    }

    @Test
    void aFormerNameWithLaterRowsOnlyIsRefused() {
        FormerNames names =
                FormerNames.in(
                        List.of(rows("FB", 5)), Map.of("FB", new SymbolDao.Renamed("META", FIRST)));
        assertEquals(List.of(), names.taken());
        assertEquals(Set.of("FB"), names.refused().refused());
        assertEquals(5, names.refused().rejections().count());
        assertTrue(
                names.refused()
                        .rejections()
                        .examples()
                        .getFirst()
                        .detail()
                        .contains("may belong to another company"));
    }

    @Test
    void inventedAndRealPricesAreNotMixed() {
        MergeCounts counts = new MergeCounts();
        counts.refuse(rows("SYN", 2), true);
        counts.refuse(rows("AAPL", 1), false);
        MergeReport report = counts.result(Map.of());
        assertEquals(Set.of("SYN", "AAPL"), report.refused());
        assertEquals(Map.of(RejectReason.SYNTHETIC_TICKER, 3L), report.rejections().byReason());
        List<String> details =
                report.rejections().examples().stream().map(RejectedRow::detail).toList();
        assertTrue(
                details.contains("SYN is a synthetic symbol; real prices are not mixed into it"));
        assertTrue(details.contains("AAPL has real prices; synthetic ones are not mixed into it"));
    }

    private static Rejection blank(String detail) {
        return new Rejection(RejectReason.BLANK, detail);
    }

    /// Parts of a file may be merged in any order.
    @Test
    void theFirstHundredRowsOfTheFileAreShownInWhateverOrderTheyCome() {
        List<Long> lines = new ArrayList<>();
        for (long line = 1; line <= 500; line++) {
            lines.add(line);
        }
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(lines, new Random(seed));
            Rejections all = new Rejections();
            Rejections part = new Rejections();
            for (int i = 0; i < lines.size(); i++) {
                (i % 3 == 0 ? part : all).add(lines.get(i), blank("x"));
            }
            all.addAll(part);
            assertEquals(500, all.count());
            List<RejectedRow> examples = all.examples();
            assertEquals(100, examples.size());
            for (int i = 0; i < 100; i++) {
                assertEquals(i + 1, examples.get(i).line());
            }
        }
    }

    @Test
    void countsThatWereKeptAreCountedOn() {
        Rejections kept =
                Rejections.of(Map.of(RejectReason.BLANK, 700L), List.of(blank("a").at(3)));
        kept.add(2, new Rejection(RejectReason.BAD_DATE, "b"));
        assertEquals(701, kept.count());
        assertEquals(2, kept.examples().getFirst().line());
    }

    @Test
    void recordsAreThoseFromADayOnBeforeAnother() {
        DataIssues issues =
                new DataIssues(
                        List.of(refused(0), refused(1), refused(2)),
                        List.of(dispute(1), dispute(2), dispute(3)));
        DataIssues between = issues.between(FIRST.plusDays(1), FIRST.plusDays(2));
        assertEquals(List.of(refused(1)), between.refused());
        assertEquals(List.of(dispute(1)), between.disputes());
        assertEquals(0.25, dispute(1).difference());
    }

    private static DataIssues.Refused refused(int day) {
        return new DataIssues.Refused(FIRST.plusDays(day), "a", "blank", day, "x");
    }

    private static DataIssues.Dispute dispute(int day) {
        return new DataIssues.Dispute(FIRST.plusDays(day), "a", "b", "close", 10, 8);
    }
}
