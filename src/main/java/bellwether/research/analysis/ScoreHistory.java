package bellwether.research.analysis;

import static java.util.Objects.requireNonNull;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.context.Regime;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.plan.PlanLevels;
import bellwether.research.analysis.plan.Planner;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.Vote;
import bellwether.research.analysis.vote.VoteColumn;
import bellwether.research.analysis.vote.VoteReason;
import bellwether.research.analysis.vote.Voter;
import bellwether.technical.ta.Series;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What [Analyst] says of a symbol with the bars up to each one of its bars: votes, scores,
/// verdicts and plans, equal to the bit, from one pass over the whole history. Each voter is asked
/// once for each bar; all profiles share its votes.
///
/// A bar has a score when an analysis up to it is not refused: from the [Analyst#LEAST_BARS]th bar
/// on, and before the first price that is out of range. Voters that need more bars abstain until
/// they have them.
///
/// Holds scratch space that the next symbol overwrites, so each thread needs its own. A
/// [ScoreColumn] is the caller's and stays.
public final class ScoreHistory {
    private static final List<Voter> VOTERS = Voter.OF_BARS;

    private final IndicatorPanel panel = new IndicatorPanel();
    private final Map<Voter, VoteColumn> votes = new EnumMap<>(Voter.class);
    private double[] weights = {};
    private Bars bars = Bars.room(0);
    private List<Split> splits = List.of();
    private int first = Analyst.LEAST_BARS - 1;
    private int end;

    public ScoreHistory() {
        for (Voter voter : VOTERS) {
            votes.put(voter, new VoteColumn(voter));
        }
    }

    /// Takes those bars that an analysis at that moment would look at.
    public void read(History history, Timeframe timeframe, AnalysisMoment moment) {
        Bars known = moment.upTo(history.bars());
        read(known.finished(timeframe, moment.calendar(), moment.now()), history.splits());
    }

    /// Takes bars that no longer change.
    ///
    /// @param onRecord all splits on record of the symbol; where plans have prices, those for which
    ///   the bars were adjusted say which closes show the tick
    public void read(Bars finished, List<Split> onRecord) {
        panel.readAll(series(finished));
        judge(finished, onRecord, Analyst.LEAST_BARS - 1);
    }

    /// The same for a look at the newest bars only: those before them have no score.
    ///
    /// @param newest how many
    void readNewest(Bars finished, int newest) {
        panel.readNewest(series(finished), newest);
        judge(finished, List.of(), Math.max(Analyst.LEAST_BARS - 1, finished.size() - newest));
    }

    private static Series series(Bars bars) {
        return new Series(
                bars.open(), bars.high(), bars.low(), bars.close(), bars.volume(), bars.size());
    }

    private void judge(Bars finished, List<Split> onRecord, int from) {
        bars = finished;
        splits = List.copyOf(onRecord);
        first = from;
        end = AnalysisOutcome.OutOfRange.first(bars);
        votes.values().forEach(column -> column.read(panel, first, end));
    }

    /// What was computed of the bars that were taken, until the next symbol is read.
    public IndicatorPanel panel() {
        return panel;
    }

    /// The bars that were taken.
    public Bars bars() {
        return bars;
    }

    /// The first bar that has a score, if any has.
    public int firstBar() {
        return first;
    }

    /// The first bar after those that have a score; not after [#firstBar()] when none has.
    public int endBar() {
        return end;
    }

    /// Whether a bar has a score.
    public boolean isScored(int bar) {
        return bar >= firstBar() && bar < end;
    }

    /// The votes of one voter, until the next symbol is read.
    public VoteColumn votes(Voter voter) {
        return requireNonNull(votes.get(voter));
    }

    /// A vote with its words.
    public Vote vote(Voter voter, int bar) {
        requireScored(bar);
        return voter.vote(panel, bar);
    }

    /// What each voter adds to a score, the largest first.
    public List<VoteReason> reasons(Profile profile, int bar) {
        requireScored(bar);
        return Score.of(panel, bar, profile).reasons();
    }

    /// The scores of a profile.
    public ScoreColumn scores(Profile profile) {
        return scores(profile, new double[bars.size()]);
    }

    /// The scores of the profile that ships as the default, in an array that the caller reuses.
    public ScoreColumn balanced(double[] room) {
        return scores(BuiltInProfiles.BALANCED, room);
    }

    /// The same in an array that the caller reuses.
    ///
    /// @param room for a number a bar, or longer; belongs to the column from then on
    public ScoreColumn scores(Profile profile, double[] room) {
        Arrays.fill(room, 0, bars.size(), Double.NaN);
        if (end > firstBar()) {
            sumWeights(profile);
            Arrays.fill(room, firstBar(), end, 0);
            for (Voter voter : VOTERS) {
                add(votes(voter), profile.weight(voter), room);
            }
        }
        return new ScoreColumn(profile, bars.size(), room);
    }

    private void sumWeights(Profile profile) {
        if (weights.length < end) {
            weights = new double[bars.size()];
        }
        Arrays.fill(weights, firstBar(), end, 0);
        for (Voter voter : VOTERS) {
            VoteColumn column = votes(voter);
            double weight = profile.weight(voter);
            for (int bar = firstBar(); bar < end; bar++) {
                weights[bar] += column.isCast(bar) ? weight : 0;
            }
        }
    }

    private void add(VoteColumn column, double weight, double[] scores) {
        for (int bar = firstBar(); bar < end; bar++) {
            if (column.isCast(bar)) {
                scores[bar] +=
                        Score.contribution(
                                weight, column.side(bar), column.confidence(bar), weights[bar]);
            }
        }
    }

    /// The prices that a plan on this bar goes by.
    public PlanLevels levels(int bar) {
        requireScored(bar);
        return PlanLevels.of(panel, bar);
    }

    /// The plan of a bar, as it was on its day: when its prices could still be traded at.
    ///
    /// @param scores of this symbol, by the profile whose plan it is
    public Plan plan(ScoreColumn scores, int bar, AnalysisOptions terms) {
        PlanLevels levels = levels(bar);
        Verdict verdict = scores.verdict(bar).orElseThrow();
        return Planner.plan(
                verdict,
                levels,
                scores.profile(),
                terms,
                SymbolTick.of(splits, bars.first(bar + 1), terms));
    }

    /// The same of bars whose indicators were computed over prices in other shares than their own.
    ///
    /// @param raw the same bars as they were traded, whose closes show the tick
    /// @param shares how many of the bar's shares one of those shares is
    Plan plan(ScoreColumn scores, int bar, Bars raw, double shares, AnalysisOptions terms) {
        return Planner.plan(
                scores.verdict(bar).orElseThrow(),
                levels(bar).divided(shares),
                scores.profile(),
                terms,
                SymbolTick.of(List.of(), raw.first(bar + 1), terms));
    }

    /// What kind of market it was on a bar.
    public Regime.Kind regime(int bar) {
        requireScored(bar);
        return Regime.kind(panel, bar);
    }

    private void requireScored(int bar) {
        if (!isScored(bar)) {
            throw new IllegalArgumentException(
                    "bar must be %d to %d, was %d".formatted(firstBar(), end - 1, bar));
        }
    }
}
