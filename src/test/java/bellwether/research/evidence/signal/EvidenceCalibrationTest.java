package bellwether.research.evidence.signal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How often cards of prices that know no signal say otherwise.
final class EvidenceCalibrationTest {
    private static final int SEEDS = 200;

    /// Real signals of returns that are independent of all before, as when they are shuffled.
    @Test
    @Tag("long")
    void withoutAnEdgeThereIsSeldomEvidence() {
        EventFinder finder = new EventFinder();
        int runs = 0;
        int tests = 0;
        int low = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            MadePanel panel = new MadePanel(seed, 760);
            List<SymbolEvents> symbols = new ArrayList<>();
            for (int s = 0; s < 12; s++) {
                var bars = panel.bars(0, panel.dates(), null);
                symbols.add(panel.symbol(bars, finder.find(panel.history(bars))));
            }
            List<SignalCard> cards = MadePanel.cards(symbols, panel.last()).cards();
            runs += cards.stream().anyMatch(card -> card.state() == EvidenceState.EVIDENCE) ? 1 : 0;
            for (SignalCard card : cards) {
                tests += card.test() == null ? 0 : 1;
                low += card.test() != null && card.test().p() <= 0.05 ? 1 : 0;
            }
        }
        System.out.printf(
                "%d of %d runs with evidence, p at most 0.05 in %.1f %% of %d tests%n",
                runs, SEEDS, 100.0 * low / tests, tests);
        assertTrue(runs <= SEEDS / 10, runs + " of " + SEEDS + " runs");
        assertTrue(low <= 0.07 * tests, low + " of " + tests + " tests");
    }

    /// The mean excess of events that know nothing is 0.
    @Test
    @Tag("long")
    void intervalsCoverWhatTheyShould() {
        TreeMap<Integer, int[]> covered = new TreeMap<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            MadePanel panel = new MadePanel(1_000 + seed, 1_200);
            List<boolean[]> clusters = new ArrayList<>();
            for (int name = 0; name < 10; name++) {
                boolean[] on = new boolean[panel.dates()];
                for (int date = 0; date < on.length; date++) {
                    on[date] = panel.random().nextDouble() < 0.15;
                }
                clusters.add(on);
            }
            List<SymbolEvents> symbols = new ArrayList<>();
            for (int s = 0; s < 12; s++) {
                symbols.add(
                        panel.symbol(panel.bars(0, panel.dates(), null), events(panel, clusters)));
            }
            for (SignalCard card : MadePanel.cards(symbols, panel.last()).cards()) {
                int[] counts = covered.computeIfAbsent(card.horizon(), _ -> new int[2]);
                if (card.excess().lowPercent() != null) {
                    boolean holds =
                            card.excess().lowPercent() <= 0
                                    && Objects.requireNonNull(card.excess().highPercent()) >= 0;
                    counts[0] += holds ? 1 : 0;
                    counts[1]++;
                }
            }
        }
        covered.forEach((horizon, counts) -> {
            double share = 100.0 * counts[0] / counts[1];
            System.out.printf("%d bars: %.1f %% of %d%n", horizon, share, counts[1]);
            assertTrue(Math.abs(share - 90) <= 3, horizon + " bars: " + share + " %");
        });
    }

    private static SignalEvents events(MadePanel panel, List<boolean[]> clusters) {
        return SignalEvents.of(sink -> {
            for (int name = 0; name < clusters.size(); name++) {
                SignalKey key =
                        new SignalKey(SignalKind.PATTERN, "P" + name, name % 2 == 0 ? 1 : -1);
                for (int date = 0; date < panel.dates(); date++) {
                    if (clusters.get(name)[date] && panel.random().nextDouble() < 0.5) {
                        sink.accept(key, date);
                    }
                }
            }
        });
    }
}
