package bellwether.desk.overview.today;

import bellwether.desk.overview.store.TodayDao;
import bellwether.research.analysis.StoredAnalyses;
import bellwether.research.analysis.TurnQuery;
import bellwether.research.analysis.VerdictStep;
import bellwether.research.analysis.VerdictTurns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Verdicts of the caller's analyses that turned.
///
/// @param more how many others there are
public record TurnedVerdicts(List<Turn> items, int more) {
    private static final int MOST = 50;

    public TurnedVerdicts {
        items = List.copyOf(items);
    }

    /// A turn.
    ///
    /// @param at when the analysis was made
    /// @param why the reasons that count most
    public record Turn(
            String ticker,
            @Nullable String name,
            String from,
            String to,
            double score,
            String profile,
            LocalDate asOf,
            Instant at,
            String why,
            String analysis) {}

    static TurnedVerdicts of(StoredAnalyses analyses, TodayDao dao, String owner, Instant since) {
        VerdictTurns turns = analyses.turns(owner, TurnQuery.since(since), MOST);
        Map<String, String> names =
                dao.names(turns.newest().stream().map(VerdictStep::ticker).toList());
        return new TurnedVerdicts(
                turns.newest().stream().map(step -> turn(step, names.get(step.ticker()))).toList(),
                turns.count() - turns.newest().size());
    }

    private static Turn turn(VerdictStep step, @Nullable String name) {
        return new Turn(
                step.ticker(),
                name,
                step.from().orElseThrow(),
                step.to(),
                step.score(),
                step.profile(),
                step.asOf(),
                step.at(),
                String.join("; ", step.reasons()),
                step.analysis());
    }
}
