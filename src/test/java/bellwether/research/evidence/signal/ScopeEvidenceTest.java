package bellwether.research.evidence.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ScopeEvidenceTest {
    private static final SignalKey UP = new SignalKey(SignalKind.PATTERN, "MADE", 1);
    private static final SignalKey DOWN = new SignalKey(SignalKind.VOTE, "made", -1);

    /// Events on random bars, in clusters that many symbols share.
    static Map<SignalKey, List<Integer>> events(MadePanel panel, int from, int to) {
        Map<SignalKey, List<Integer>> events = new HashMap<>();
        for (SignalKey key : List.of(UP, DOWN)) {
            TreeSet<Integer> bars = new TreeSet<>();
            for (int date = from; date < to; date++) {
                boolean cluster = Math.floorMod(date * 31, 17) < 3;
                if (panel.random().nextDouble() < (cluster ? 0.3 : 0.01)) {
                    bars.add(date - from);
                }
            }
            events.put(key, List.copyOf(bars));
        }
        return events;
    }

    static SignalEvents signals(Map<SignalKey, List<Integer>> events) {
        return SignalEvents.of(
                sink -> events.forEach((key, bars) -> bars.forEach(bar -> sink.accept(key, bar))));
    }

    @Test
    void cardsAreThoseOfASecondWriting() {
        MadePanel panel = new MadePanel(5, 1_000);
        List<PlainCards.Symbol> plain = new ArrayList<>();
        List<SymbolEvents> symbols = new ArrayList<>();
        for (int s = 0; s < 12; s++) {
            int from = s == 3 ? 400 : 0;
            int to = s == 5 ? 700 : panel.dates();
            int doubt = s == 7 ? 300 : -1;
            Bars bars = panel.bars(from, to, null);
            Map<SignalKey, List<Integer>> events = events(panel, from, to);
            plain.add(new PlainCards.Symbol(bars, events, doubt));
            symbols.add(
                    new SymbolEvents(
                            panel.history(bars),
                            signals(events),
                            Long.MIN_VALUE,
                            (first, last) -> doubt < first || doubt > last));
        }
        List<SignalCard> cards = MadePanel.cards(symbols, panel.last()).cards();
        assertEquals(6, cards.size());
        PlainCards second = new PlainCards(plain);
        List<PlainCards.Plain> all =
                cards.stream().map(card -> second.card(card.signal(), card.horizon())).toList();
        for (int i = 0; i < all.size(); i++) {
            same(all.get(i), cards.get(i));
        }
        double[] q = adjusted(all.stream().mapToDouble(PlainCards.Plain::p).toArray());
        for (int i = 0; i < q.length; i++) {
            CardTest test = Objects.requireNonNull(cards.get(i).test());
            assertEquals(q[i], Objects.requireNonNull(test.q()), 1e-12);
            assertEquals(6, test.tests());
        }
    }

    private static void same(PlainCards.Plain plain, SignalCard card) {
        String what = card + " " + plain;
        assertEquals(plain.n(), card.size().n(), what);
        assertEquals(plain.effective(), card.size().effectiveN(), 1e-6, what);
        assertEquals(plain.hit(), card.rates().hitPercent(), 1e-9, what);
        assertEquals(plain.base(), card.rates().basePercent(), 1e-9, what);
        assertEquals(plain.mean(), card.excess().meanPercent(), 1e-9, what);
        assertEquals(plain.median(), card.excess().medianPercent(), 1e-9, what);
        assertEquals(plain.low(), Objects.requireNonNull(card.excess().lowPercent()), 1e-9, what);
        assertEquals(plain.high(), Objects.requireNonNull(card.excess().highPercent()), 1e-9, what);
        assertEquals(plain.p(), Objects.requireNonNull(card.test()).p(), 1e-12, what);
    }

    /// By Benjamini and Yekutieli, each p by itself.
    private static double[] adjusted(double[] p) {
        List<Double> sorted = new ArrayList<>();
        double harmonic = 0;
        for (int i = 0; i < p.length; i++) {
            sorted.add(p[i]);
            harmonic += 1.0 / (i + 1);
        }
        sorted.sort(Comparator.naturalOrder());
        double[] q = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            q[i] = 1;
            for (int rank = sorted.size(); rank >= 1; rank--) {
                if (sorted.get(rank - 1) >= p[i]) {
                    q[i] = Math.min(q[i], sorted.get(rank - 1) * harmonic * p.length / rank);
                }
            }
        }
        return q;
    }

    @Test
    void aPlantedEdgeIsFoundAndNoOther() {
        MadePanel panel = new MadePanel(11, 1_200);
        List<SymbolEvents> symbols = new ArrayList<>();
        for (int s = 0; s < 30; s++) {
            Map<SignalKey, List<Integer>> events = events(panel, 0, panel.dates());
            double[] drifts = new double[panel.dates()];
            for (int bar : Objects.requireNonNull(events.get(UP))) {
                for (int after = bar + 1; after <= Math.min(bar + 5, drifts.length - 1); after++) {
                    drifts[after] += 0.004;
                }
            }
            symbols.add(panel.symbol(panel.bars(0, panel.dates(), drifts), signals(events)));
        }
        for (SignalCard card : MadePanel.cards(symbols, panel.last()).cards()) {
            EvidenceState wanted =
                    card.signal().equals(UP) ? EvidenceState.EVIDENCE : EvidenceState.NO_EVIDENCE;
            assertEquals(wanted, card.state(), card.toString());
            assertTrue(
                    card.words()
                            .startsWith(
                                    wanted == EvidenceState.EVIDENCE
                                            ? "Evidence:"
                                            : "No evidence:"),
                    card.words());
        }
    }

    @Test
    void underTenSymbolsTheUnitIsAQuarterAndTooFewAreNotTested() {
        MadePanel panel = new MadePanel(3, 1_200);
        Map<SignalKey, List<Integer>> events = events(panel, 0, panel.dates());
        SymbolEvents one = panel.symbol(panel.bars(0, panel.dates(), null), signals(events));
        SignalCard card = MadePanel.cards(List.of(one), panel.last()).cards().getFirst();
        assertEquals("blocks of 63 sessions", card.size().unit());
        assertEquals(EvidenceState.TOO_FEW, card.state());
        assertNull(card.test());
        assertNull(card.excess().lowPercent());
        assertEquals("Too few: 16 of 30 independent blocks of 63 sessions.", card.words());
    }

    @Test
    void eventsWithinAHorizonOfOneAnotherCountOnce() {
        MadePanel panel = new MadePanel(4, 200);
        Map<SignalKey, List<Integer>> events = Map.of(UP, List.of(100, 104, 105, 111, 199));
        SymbolEvents one = panel.symbol(panel.bars(0, 200, null), signals(events));
        List<SignalCard> cards = MadePanel.cards(List.of(one), panel.last()).cards();
        assertEquals(List.of(3, 2, 1), cards.stream().map(card -> card.size().n()).toList());
    }

    @Test
    void olderBarsThanTenYearsDoNotCount() {
        MadePanel panel = new MadePanel(4, 3_000);
        Bars bars = panel.bars(0, 3_000, null);
        SignalEvents events = signals(Map.of(UP, List.of(50, 2_900)));
        SymbolEvents one =
                new SymbolEvents(
                        panel.history(bars),
                        events,
                        ScopeEvidence.first(panel.last()).toEpochDay(),
                        (_, _) -> true);
        ScopeCards cards = MadePanel.cards(List.of(one), panel.last());
        assertEquals(1, cards.cards().getFirst().size().n());
        assertNotNull(cards.from());
        assertTrue(!cards.from().isBefore(panel.last().minusYears(10)), cards.from().toString());
    }
}
