package bellwether.research.learning.feature;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Made symbols that share sessions; some begin late, some lack sessions.
final class TestUniverse {
    final List<Bars> symbols = new ArrayList<>();
    final List<int[]> sessions = new ArrayList<>();
    final int count;

    TestUniverse(int symbols, int count, long seed) {
        this.count = count;
        Random random = new Random(seed);
        for (int i = 0; i < symbols; i++) {
            int begin = i % 4 == 3 ? random.nextInt(count / 2) : 0;
            int missing = i % 3 == 2 ? 3 : 0;
            int[] own =
                    IntStream.range(begin, count)
                            .filter(_ -> missing == 0 || random.nextInt(60) > missing)
                            .toArray();
            sessions.add(own);
            this.symbols.add(
                    TestBars.walk(seed * 1_000 + i, own.length, 10 + i, 0.01 + 0.001 * (i % 9)));
        }
    }

    private TestUniverse(TestUniverse other, int count) {
        this.count = count;
        for (int i = 0; i < other.symbols.size(); i++) {
            int[] own = Arrays.stream(other.sessions.get(i)).filter(s -> s < count).toArray();
            sessions.add(own);
            symbols.add(other.symbols.get(i).trimmed(own.length));
        }
    }

    /// The same until a session.
    TestUniverse cut(int end) {
        return new TestUniverse(this, end);
    }

    UniverseFigures figures(List<Integer> order) {
        UniverseFigures figures = new UniverseFigures(count);
        SymbolFeatures features = new SymbolFeatures();
        for (int i : order) {
            features.readForUniverse(symbols.get(i));
            figures.add(features, sessions.get(i));
        }
        figures.sum();
        return figures;
    }

    UniverseFigures figures() {
        return figures(IntStream.range(0, symbols.size()).boxed().toList());
    }

    SymbolFeatures read(UniverseFigures figures, int symbol) {
        SymbolFeatures features = new SymbolFeatures();
        features.read(symbols.get(symbol));
        new UniverseColumns(figures).fill(features, sessions.get(symbol));
        return features;
    }
}
