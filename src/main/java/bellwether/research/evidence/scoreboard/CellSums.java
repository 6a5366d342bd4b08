package bellwether.research.evidence.scoreboard;

import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.Percentile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds up the plans of a cell.
final class CellSums {
    private final SortedMap<String, Integer> states = new TreeMap<>();
    private final List<TradeSample.Trade> closed = new ArrayList<>();
    private int n;

    void add(ScoreRow row) {
        n++;
        states.merge(row.state().key(), 1, Integer::sum);
        LocalDate entered = row.entered();
        LocalDate exited = row.exited();
        Double r = row.r();
        if (r != null && entered != null && exited != null) {
            closed.add(
                    new TradeSample.Trade(
                            row.symbolId(),
                            row.asOf(),
                            entered,
                            exited,
                            r,
                            row.beyond(),
                            row.drawn()));
        }
    }

    ScoreCell cell(String key) {
        TradeSample all = new TradeSample(closed);
        TradeSample compared =
                new TradeSample(closed.stream().filter(one -> one.beyond() != null).toList());
        CellFigure mean = all.figure(TradeSample.Trade::r);
        return new ScoreCell(
                key,
                n,
                states,
                closed.size(),
                new ScoreCell.Size(
                        all.effective(),
                        all.symbols(),
                        all.dates(),
                        all.mean(TradeSample.Trade::r).flatMap(Estimate::effectiveN).orElse(null)),
                all.figure(one -> one.r() > 0 ? 1 : 0).withinUnit(),
                mean,
                median(),
                compared.figure(one -> Objects.requireNonNull(one.beyond())),
                new TradeSample(closed.stream().filter(one -> one.drawn() != null).toList())
                        .chance(),
                mean.message());
    }

    private @Nullable Double median() {
        double[] rs = closed.stream().mapToDouble(TradeSample.Trade::r).sorted().toArray();
        return rs.length == 0 ? null : Double.valueOf(Percentile.ofSorted(rs, 0.5));
    }
}
