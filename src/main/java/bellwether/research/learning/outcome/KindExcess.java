package bellwether.research.learning.outcome;

import bellwether.research.learning.CountedOutcome;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.PatternFigures;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.HypothesisTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// How much more signals of a kind have won than entering without one would have.
///
/// @param dated the excess of each day
/// @param symbols how many the signals come from
/// @param horizon how many sessions an outcome takes at most
record KindExcess(PatternFigures.Base base, DatedFigures dated, int symbols, int horizon) {
    /// Empty where nothing is known to hold them against.
    static Optional<KindExcess> of(List<CountedOutcome> rows, BaseTable table, double level) {
        List<CountedOutcome> labelled = rows.stream().filter(KindExcess::isLabelled).toList();
        if (labelled.isEmpty()) {
            return Optional.empty();
        }
        int horizon = OutcomeHorizon.of(labelled);
        KindBase base = new KindBase(labelled, table, horizon);
        List<Integer> sessions = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> excesses = new ArrayList<>();
        for (CountedOutcome row : labelled) {
            OptionalDouble rate = base.rate(row);
            if (rate.isPresent()) {
                sessions.add(SessionNumber.of(row.knownAt()));
                rates.add(rate.getAsDouble());
                excesses.add((row.isWon() ? 1 : 0) - rate.getAsDouble());
            }
        }
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        DatedFigures dated = averages(sessions, excesses);
        PatternFigures.Base figures =
                new PatternFigures.Base(
                        base.unit(),
                        rates.size(),
                        Arrays.stream(averages(sessions, rates).values()).average().orElseThrow(),
                        dated.mean(base.symbols(), horizon, level),
                        null,
                        null);
        return Optional.of(new KindExcess(figures, dated, base.symbols(), horizon));
    }

    private static boolean isLabelled(CountedOutcome row) {
        return row.symbol() != null && row.policy() != OutcomePolicy.TRADED;
    }

    private static DatedFigures averages(List<Integer> sessions, List<Double> values) {
        return DatedFigures.averages(
                sessions.stream().mapToInt(session -> session).toArray(),
                values.stream().mapToDouble(value -> value).toArray());
    }

    HypothesisTest test() {
        return dated.differsFromZero(symbols, horizon);
    }
}
