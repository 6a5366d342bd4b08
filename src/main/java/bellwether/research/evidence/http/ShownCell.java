package bellwether.research.evidence.http;

import bellwether.platform.http.CsvOutput;
import bellwether.research.evidence.scoreboard.CellFigure;
import bellwether.research.evidence.scoreboard.PlanState;
import bellwether.research.evidence.scoreboard.ScoreCell;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A cell as the scoreboard shows it.
///
/// @param n all plans of it, those without a trade too
/// @param entered how many were entered, whatever came of them
/// @param closed how many have ended; the figures are of these
record ShownCell(
        String key,
        int n,
        int entered,
        int closed,
        SortedMap<String, Integer> states,
        ScoreCell.Size size,
        CellFigure hitRate,
        CellFigure meanR,
        @Nullable Double medianR,
        CellFigure beyondPercent,
        ScoreCell.Chance chance,
        @Nullable String tooFew) {
    static final CsvOutput<ShownCell> TABLE =
            CsvOutput.<ShownCell>of("scoreboard")
                    .with("key", ShownCell::key)
                    .with("n", ShownCell::n)
                    .with("effective_n", cell -> cell.size.effectiveN())
                    .with("entered", ShownCell::entered)
                    .with("closed", ShownCell::closed)
                    .with("symbols", cell -> cell.size.symbols())
                    .with("dates", cell -> cell.size.dates())
                    .with("effective_dates", cell -> cell.size.effectiveDates())
                    .with("hit_rate", cell -> cell.hitRate.value())
                    .with("hit_rate_low", cell -> cell.hitRate.low())
                    .with("hit_rate_high", cell -> cell.hitRate.high())
                    .with("hit_rate_message", cell -> cell.hitRate.message())
                    .with("mean_r", cell -> cell.meanR.value())
                    .with("mean_r_low", cell -> cell.meanR.low())
                    .with("mean_r_high", cell -> cell.meanR.high())
                    .with("mean_r_message", cell -> cell.meanR.message())
                    .with("median_r", ShownCell::medianR)
                    .with("beyond_percent", cell -> cell.beyondPercent.value())
                    .with("beyond_percent_n", cell -> cell.beyondPercent.n())
                    .with("beyond_percent_low", cell -> cell.beyondPercent.low())
                    .with("beyond_percent_high", cell -> cell.beyondPercent.high())
                    .with("beyond_percent_message", cell -> cell.beyondPercent.message())
                    .with("drawn", cell -> cell.chance.drawn())
                    .with("excess_r", cell -> cell.chance.excessR())
                    .with("p", cell -> cell.chance.p())
                    .with("p_message", cell -> cell.chance.message())
                    .with("too_few", ShownCell::tooFew);

    /// Every state is there, with 0 where none is in it.
    static ShownCell of(ScoreCell cell) {
        SortedMap<String, Integer> states = new TreeMap<>();
        Arrays.stream(PlanState.values()).forEach(state -> states.put(state.key(), 0));
        states.putAll(cell.states());
        int open = states.getOrDefault(PlanState.ENTERED.key(), 0);
        return new ShownCell(
                cell.key(),
                cell.n(),
                open + cell.closed(),
                cell.closed(),
                states,
                cell.size(),
                cell.hitRate(),
                cell.meanR(),
                cell.medianR(),
                cell.beyondPercent(),
                cell.chance(),
                cell.tooFew());
    }
}
