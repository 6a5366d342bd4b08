package bellwether.market.imports;

import bellwether.market.symbols.Timeframe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Cuts rows, in the order of their tickers, into transactions. A symbol is never cut.
final class StepCuts {
    private static final int MOST_ROWS = 50_000;

    /// Each may be read, changed and written as a whole, in up to 20 kB.
    private static final int MOST_BLOCKS = 1_000;

    private StepCuts() {}

    static List<List<SymbolDelivery>> of(List<SymbolDelivery> rows) {
        List<List<SymbolDelivery>> steps = new ArrayList<>();
        int begin = 0;
        int size = 0;
        int blocks = 0;
        for (int from = 0, to; from < rows.size(); from = to) {
            to = endOfSymbol(rows, from);
            List<SymbolDelivery> symbol = rows.subList(from, to);
            int itsSize = symbol.stream().mapToInt(one -> one.arrivals().bars().size()).sum();
            int itsBlocks = blocks(symbol);
            if (from > begin && (size + itsSize > MOST_ROWS || blocks + itsBlocks > MOST_BLOCKS)) {
                steps.add(rows.subList(begin, from));
                begin = from;
                size = 0;
                blocks = 0;
            }
            size += itsSize;
            blocks += itsBlocks;
        }
        if (begin < rows.size()) {
            steps.add(rows.subList(begin, rows.size()));
        }
        return steps;
    }

    private static int endOfSymbol(List<SymbolDelivery> rows, int from) {
        String ticker = rows.get(from).arrivals().ticker();
        int to = from + 1;
        while (to < rows.size() && rows.get(to).arrivals().ticker().equals(ticker)) {
            to++;
        }
        return to;
    }

    private static int blocks(List<SymbolDelivery> symbol) {
        record Place(Timeframe timeframe, long start) {}
        Set<Place> places = new HashSet<>();
        for (SymbolDelivery one : symbol) {
            long last = Long.MIN_VALUE;
            for (long time : one.arrivals().bars().time()) {
                long start = one.timeframe().blockStart(time);
                if (start != last) {
                    places.add(new Place(one.timeframe(), start));
                    last = start;
                }
            }
        }
        return places.size();
    }
}
