package bellwether.research.evidence.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.platform.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The two walks over the symbols of a scope, between which bars may arrive.
final class ScopeWalksTest {
    /// Twelve symbols, as fewer are not tested; in the first walk the first of them is another.
    private static Refusal refusal(
            MadePanel panel, List<SymbolEvents> symbols, SymbolEvents before) {
        List<SymbolEvents> first = new ArrayList<>(symbols);
        first.set(0, before);
        List<List<SymbolEvents>> walks = new ArrayList<>(List.of(first, symbols));
        return assertThrows(
                Refusal.class,
                () ->
                        ScopeEvidence.of(
                                use -> walks.removeFirst().forEach(use), panel.last(), () -> {}));
    }

    /// Of a date that no symbol had, or after the last.
    @Test
    void barsThatArriveBetweenTheWalksMakeItTriedAgain() {
        for (int missing : List.of(500, 999)) {
            MadePanel panel = new MadePanel(5, 1_000);
            Bars whole = panel.bars(0, panel.dates(), null);
            Map<SignalKey, List<Integer>> own = ScopeEvidenceTest.events(panel, 0, panel.dates());
            own.replaceAll((_, bars) -> bars.stream().filter(bar -> bar != missing).toList());
            List<SymbolEvents> symbols = new ArrayList<>();
            symbols.add(panel.symbol(whole, ScopeEvidenceTest.signals(own)));
            while (symbols.size() < 12) {
                Bars bars = without(panel.bars(0, panel.dates(), null), missing);
                symbols.add(
                        panel.symbol(
                                bars,
                                ScopeEvidenceTest.signals(
                                        ScopeEvidenceTest.events(panel, 0, bars.size()))));
            }
            own.replaceAll(
                    (_, bars) -> bars.stream().map(bar -> bar < missing ? bar : bar - 1).toList());
            SymbolEvents before =
                    panel.symbol(without(whole, missing), ScopeEvidenceTest.signals(own));
            Refusal refusal = refusal(panel, symbols, before);
            assertTrue(refusal.isTransient());
            assertEquals("evidence_bars_changed", refusal.code());
        }
    }

    /// The dates are the same.
    @Test
    void eventsThatMoveBetweenTheWalksMakeItTriedAgain() {
        MadePanel panel = new MadePanel(5, 1_000);
        List<SymbolEvents> symbols = new ArrayList<>();
        Bars bars = panel.bars(0, panel.dates(), null);
        symbols.add(
                panel.symbol(
                        bars,
                        ScopeEvidenceTest.signals(
                                ScopeEvidenceTest.events(panel, 0, panel.dates()))));
        while (symbols.size() < 12) {
            symbols.add(
                    panel.symbol(
                            panel.bars(0, panel.dates(), null),
                            ScopeEvidenceTest.signals(
                                    ScopeEvidenceTest.events(panel, 0, panel.dates()))));
        }
        SymbolEvents before =
                panel.symbol(
                        bars,
                        ScopeEvidenceTest.signals(
                                ScopeEvidenceTest.events(panel, 0, panel.dates())));
        assertTrue(refusal(panel, symbols, before).isTransient());
    }

    /// Dates, events and bars of all others are the same: a bar that others had already arrived.
    @Test
    void moreBarsInTheSecondWalkMakeItTriedAgain() {
        MadePanel panel = new MadePanel(5, 1_000);
        List<SymbolEvents> symbols = new ArrayList<>();
        Bars bars = panel.bars(0, panel.dates(), null);
        Map<SignalKey, List<Integer>> own = ScopeEvidenceTest.events(panel, 0, 900);
        while (symbols.size() < 12) {
            symbols.add(
                    symbols.isEmpty()
                            ? panel.symbol(bars, ScopeEvidenceTest.signals(own))
                            : panel.symbol(
                                    panel.bars(0, panel.dates(), null),
                                    ScopeEvidenceTest.signals(
                                            ScopeEvidenceTest.events(panel, 0, panel.dates()))));
        }
        SymbolEvents before = panel.symbol(without(bars, 999), ScopeEvidenceTest.signals(own));
        assertTrue(refusal(panel, symbols, before).isTransient());
    }

    private static Bars without(Bars all, int bar) {
        Bars left = Bars.room(all.size() - 1);
        for (int i = 0; i < left.size(); i++) {
            int from = i < bar ? i : i + 1;
            left.time()[i] = all.time()[from];
            left.open()[i] = all.open()[from];
            left.high()[i] = all.high()[from];
            left.low()[i] = all.low()[from];
            left.close()[i] = all.close()[from];
            left.volume()[i] = all.volume()[from];
        }
        return left;
    }
}
