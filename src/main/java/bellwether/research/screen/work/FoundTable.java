package bellwether.research.screen.work;

import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.screen.near.ScreenPlan;
import bellwether.research.screen.near.TestTable;
import bellwether.research.screen.sheet.SheetSnapshot;
import bellwether.research.screen.work.ScreenReader.Understood;
import bellwether.trading.rules.CrossTies;
import bellwether.trading.rules.Truth;
import bellwether.trading.rules.snapshot.SnapshotEvaluator;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// What was found out for a screen, and at which bars.
///
/// @param bars when the last bar of each symbol begins; 0 where nothing is known of it
/// @param evaluated the places of the symbols that were looked at
@SuppressWarnings("ArrayRecordComponent") // never compared
record FoundTable(TestTable table, long[] bars, BitSet evaluated) {
    /// It takes a job.
    private static final String JOB = "screen_needs_job";

    /// From the sheets, and from stored bars where a cross depends on earlier ones.
    ///
    /// @param most of how many symbols bars may be read
    /// @throws Refusal 422 where more are needed
    static FoundTable ofSheets(Understood asked, BarLoader loader, int most) {
        OwnerFacts facts = asked.facts();
        SheetSnapshot snapshot = facts.snapshot();
        SnapshotEvaluator evaluator =
                new SnapshotEvaluator(
                        new FactedSheets(facts), facts.fields(), CrossTies.LAST_DIFFERENT);
        FoundTable found =
                new FoundTable(
                        new TestTable(snapshot.size()), new long[snapshot.size()], new BitSet());
        for (int i = 0; i < snapshot.size(); i++) {
            found.bars[i] = snapshot.state(i).bar();
            found.evaluated.set(i, snapshot.state(i).sheet().isPresent());
        }
        ScreenPlan plan = asked.plan();
        plan.tests().forEach(test -> found.table.put(test, evaluator.truth(test)));
        plan.values().forEach(value -> found.table.put(value, own(evaluator.values(value))));
        BitSet undecided = (BitSet) evaluator.undecided().clone();
        undecided.and(asked.universe());
        if (!undecided.isEmpty()) {
            List<String> tickers =
                    undecided.stream().mapToObj(i -> snapshot.state(i).ticker()).toList();
            if (tickers.size() > most) {
                throw Refusal.of(
                        RefusalKind.INVALID,
                        JOB,
                        "The stored bars of %d symbols are needed, as crosses of theirs depend on earlier bars, which is a job: send the same as POST /api/v1/screen."
                                .formatted(tickers.size()));
            }
            loader.each(
                    tickers,
                    snapshot.timeframe(),
                    MemoryBudget.REQUEST,
                    loaded ->
                            found.put(
                                    asked,
                                    BarFinding.of(
                                            plan,
                                            facts,
                                            loaded.facts().symbolId(),
                                            loaded.history())));
        }
        return found;
    }

    /// Columns of sheets are shared, and what is found of bars is written into these.
    private static double[] own(double[] values) {
        return values.clone();
    }

    /// From what a job found.
    static FoundTable ofBars(Understood asked, List<BarFinding> findings) {
        int size = asked.facts().snapshot().size();
        FoundTable found = new FoundTable(new TestTable(size), new long[size], new BitSet());
        asked.plan().tests().forEach(test -> found.table.put(test, unsure(size)));
        asked.plan().values().forEach(value -> found.table.put(value, unknown(size)));
        findings.forEach(finding -> found.put(asked, finding));
        return found;
    }

    private static byte[] unsure(int size) {
        byte[] codes = new byte[size];
        Arrays.fill(codes, Truth.UNSURE);
        return codes;
    }

    private static double[] unknown(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private void put(Understood asked, BarFinding finding) {
        asked.facts()
                .snapshot()
                .place(finding.symbol())
                .ifPresent(place -> {
                    bars[place] = finding.bar();
                    evaluated.set(place);
                    ScreenPlan plan = asked.plan();
                    for (int i = 0; i < plan.tests().size(); i++) {
                        table.set(plan.tests().get(i), place, finding.truth(i));
                    }
                    for (int i = 0; i < plan.values().size(); i++) {
                        table.set(plan.values().get(i), place, finding.value(i));
                    }
                });
    }
}
