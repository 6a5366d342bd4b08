package bellwether.research.learning.outcome;

import bellwether.platform.base.Refusal;
import bellwether.research.learning.CountedOutcome;
import bellwether.research.learning.PatternFigures;
import bellwether.research.learning.PerformanceQuery;
import bellwether.research.learning.store.PerformanceDao;
import bellwether.technical.statistics.AdjustedP;
import bellwether.technical.statistics.MultipleTests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// How outcomes of a kind have ended, beside entering without a signal.
public final class PatternPerformance {
    /// More are not gathered at once.
    static final int MOST = 200_000;

    private final Jdbi jdbi;
    private final PerformanceDao dao = new PerformanceDao();

    public PatternPerformance(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// All kinds.
    ///
    /// @param counted outcomes
    /// @param tested how many kinds have a p, for which each is adjusted
    public record Report(int counted, int tested, List<PatternFigures> kinds) {
        public Report {
            kinds = List.copyOf(kinds);
        }
    }

    /// Those of which most can be said first.
    ///
    /// @throws Refusal 422 where there are too many outcomes
    public Report of(PerformanceQuery query) {
        return jdbi.inTransaction(h -> of(h, query));
    }

    private Report of(Handle h, PerformanceQuery query) {
        List<CountedOutcome> rows = dao.counted(h, query, MOST + 1);
        if (rows.size() > MOST) {
            throw Refusal.invalid(
                    "?window",
                    "must hold at most 200,000 outcomes, holds more; take fewer days, or one"
                            + " origin, ticker, pattern or timeframe");
        }
        BaseTable bases = bases(h, query, rows);
        Map<String, List<CountedOutcome>> kinds =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.key(query.by()),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<GroupFigures.TestedKind> all = new ArrayList<>();
        kinds.forEach((key, own) -> all.add(new GroupFigures(own, bases).figures(key)));
        return report(rows.size(), all);
    }

    private BaseTable bases(Handle h, PerformanceQuery query, List<CountedOutcome> rows) {
        BaseTable bases = new BaseTable(query.policy(), query.since().getEpochSecond());
        Map<String, Set<Long>> symbols = new HashMap<>();
        for (CountedOutcome row : rows) {
            if (row.symbol() != null && row.policy() == query.policy()) {
                symbols.computeIfAbsent(row.timeframe(), _ -> new HashSet<>()).add(row.symbol());
            }
        }
        symbols.forEach((timeframe, some) ->
                dao.bases(
                        h, timeframe, some, (symbol, base) -> bases.add(timeframe, symbol, base)));
        return bases;
    }

    private static Report report(int counted, List<GroupFigures.TestedKind> all) {
        List<GroupFigures.TestedKind> tested =
                all.stream().filter(one -> one.p().isPresent()).toList();
        List<AdjustedP> adjusted =
                MultipleTests.BENJAMINI_YEKUTIELI.adjust(
                        tested.stream().mapToDouble(one -> one.p().orElseThrow()).toArray());
        List<PatternFigures> kinds = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            AdjustedP p = adjusted.get(i);
            kinds.add(tested.get(i).figures().tested(p.p(), p.adjusted()));
        }
        all.stream().filter(one -> one.p().isEmpty()).forEach(one -> kinds.add(one.figures()));
        kinds.sort(
                Comparator.comparing((PatternFigures one) -> !one.isEnough())
                        .thenComparingDouble(PatternPerformance::adjusted)
                        .thenComparing(
                                Comparator.comparingDouble(PatternFigures::effectiveN).reversed())
                        .thenComparing(PatternFigures::key));
        return new Report(counted, tested.size(), kinds);
    }

    /// Those without a p behind those with one.
    private static double adjusted(PatternFigures one) {
        return one.base() == null || one.base().adjusted() == null
                ? 2
                : Objects.requireNonNull(one.base().adjusted());
    }
}
