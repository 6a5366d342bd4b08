package bellwether.research.learning.serving;

import bellwether.research.learning.model.ModelDay;
import bellwether.research.learning.model.ServedModel;
import bellwether.research.learning.sample.EndedLabel;
import bellwether.research.learning.sample.SampleSurvey;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.sample.SessionRows;
import bellwether.research.learning.training.JudgedDay;
import bellwether.research.learning.training.StoredModel;
import bellwether.research.learning.training.StoredSample;
import bellwether.research.learning.tree.BinnedRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Scores the sessions whose outcomes cannot be known, and judges earlier scores whose labels have
/// ended. Pure but for the bars that it reads.
final class SessionScoring {
    private final StoredModel model;
    private final ServedModel served;
    private final StoredSample bars;
    private final int sessions;
    private final SessionLabels labels;

    /// @param bars of the model's universe up to the last session that is complete
    SessionScoring(
            StoredModel model,
            ServedModel served,
            StoredSample bars,
            SessionCloses closes,
            Instant now) {
        this.model = model;
        this.served = served;
        this.bars = bars;
        long[] moments = bars.sessions();
        sessions = moments.length;
        labels = new SessionLabels(model.spec(), moments, bars.calendars(), closes, now);
    }

    /// What is known of the model's scores.
    ///
    /// @param followed the model that is looked at
    /// @param scored days that have scores
    /// @param pending those of them that were not judged, with the probability of each symbol's id
    record Known(long followed, Set<LocalDate> scored, Map<LocalDate, Map<Long, Double>> pending) {
        Known {
            scored = Set.copyOf(scored);
            pending = Map.copyOf(pending);
        }

        /// Whether a day was judged: it has no more scores.
        boolean isOld(LocalDate day) {
            return scored.contains(day) && !pending.containsKey(day);
        }

        boolean hasScore(LocalDate day, long symbol) {
            return pending.getOrDefault(day, Map.of()).containsKey(symbol);
        }
    }

    /// Scores open sessions, those that were scored before for symbols whose bars came late.
    ScoredSessions look(Known known, LookedBars looked) {
        SampleSurvey survey = SampleSurvey.of(bars, model.spec().sample());
        BitSet open = new BitSet();
        labels.open().stream().filter(session -> !known.isOld(day(session))).forEach(open::set);
        List<OpenScore> scores = open.isEmpty() ? List.of() : scores(survey, open, known);
        BitSet ended = ended(known.pending().keySet());
        return new ScoredSessions(
                known.followed(),
                model.id(),
                served.featureVersion(),
                looked,
                scores,
                ended.stream().mapToObj(this::day).toList(),
                judged(survey, ended, known.pending()));
    }

    private LocalDate day(int session) {
        return labels.day(session);
    }

    private List<OpenScore> scores(SampleSurvey survey, BitSet open, Known known) {
        List<SampleSymbol> symbols = bars.symbols();
        List<OpenScore> scores = new ArrayList<>();
        new SessionRows(survey, open)
                .read((symbol, session, values) -> {
                    long id = symbols.get(symbol).id();
                    if (!labels.isOpen(symbol, session) || known.hasScore(day(session), id)) {
                        return;
                    }
                    BinnedRows row = served.inputs().bin(List.of(values));
                    scores.add(
                            new OpenScore(
                                    new SymbolScore(
                                            id,
                                            day(session),
                                            served.probability(row, 0),
                                            session == sessions - 1 ? FeatureRow.of(values) : null,
                                            false),
                                    labels.until(symbol, session)));
                });
        return scores;
    }

    /// Sessions by whose labels all can have ended.
    private BitSet ended(Set<LocalDate> pending) {
        BitSet ended = new BitSet();
        for (int session = 0; session < sessions; session++) {
            if (pending.contains(day(session)) && labels.hasEnded(session)) {
                ended.set(session);
            }
        }
        return ended;
    }

    private List<JudgedDay> judged(
            SampleSurvey survey, BitSet ended, Map<LocalDate, Map<Long, Double>> pending) {
        Map<Integer, List<EndedLabel>> bySession =
                survey.ended(ended).stream()
                        .collect(
                                Collectors.groupingBy(
                                        EndedLabel::session, TreeMap::new, Collectors.toList()));
        List<JudgedDay> days = new ArrayList<>();
        bySession.forEach((session, labels) -> {
            LocalDate day = day(session);
            judged(labels, pending.getOrDefault(day, Map.of()))
                    .ifPresent(figures -> days.add(new JudgedDay(day, figures)));
        });
        return days;
    }

    /// Of the rows that were scored, in the order of their symbols.
    private Optional<ModelDay> judged(List<EndedLabel> labels, Map<Long, Double> scores) {
        List<EndedLabel> rows =
                labels.stream()
                        .filter(one -> scores.containsKey(id(one)))
                        .sorted(Comparator.comparingInt(EndedLabel::symbol))
                        .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        boolean[] positive = new boolean[rows.size()];
        double[] probabilities = new double[rows.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = rows.get(i).positive();
            probabilities[i] = scores.getOrDefault(id(rows.get(i)), Double.NaN);
        }
        return Optional.of(
                ModelDay.live(rows.getFirst().session(), probabilities, positive, base()));
    }

    private long id(EndedLabel row) {
        return bars.symbols().get(row.symbol()).id();
    }

    private double base() {
        return model.baseRate().orElseThrow();
    }
}
