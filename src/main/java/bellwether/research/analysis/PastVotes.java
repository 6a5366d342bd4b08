package bellwether.research.analysis;

import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.vote.Voter;
import bellwether.trading.rules.RuleHistory;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which way each voter and the default profile pointed on each bar of a symbol, from the bars up
/// to it alone, in prices that know no later split.
///
/// Holds scratch space that the next symbol overwrites, so each thread needs its own.
public final class PastVotes {
    /// The names of the voters.
    public static final List<String> VOTERS = Voter.OF_BARS.stream().map(Voter::key).toList();

    /// The profile of the verdicts.
    public static final String PROFILE = BuiltInProfiles.BALANCED.name();

    private static final Map<String, Voter> BY_NAME =
            Voter.OF_BARS.stream().collect(Collectors.toMap(Voter::key, Function.identity()));

    private final ScoreHistory votes = new ScoreHistory();
    private @Nullable ScoreColumn scores;

    /// Takes bars that no longer change.
    public void read(RuleHistory finished) {
        votes.read(AnalysisColumns.forward(finished), List.of());
        scores = votes.scores(BuiltInProfiles.BALANCED);
    }

    /// The first bar of which anything is said.
    public int firstBar() {
        return votes.firstBar();
    }

    /// Behind the last one.
    public int endBar() {
        return votes.endBar();
    }

    /// +1 up, −1 down, 0 neutral or abstaining.
    ///
    /// @param voter one of [#VOTERS]
    public int side(String voter, int bar) {
        Voter known = BY_NAME.get(voter);
        if (known == null) {
            throw new IllegalArgumentException("no voter is called " + voter);
        }
        return votes.votes(known).side(bar);
    }

    /// +1 for BUY and STRONG_BUY, −1 for SELL and STRONG_SELL, 0 for HOLD or none.
    public int verdict(int bar) {
        ScoreColumn column = scores;
        return column == null ? 0 : column.verdict(bar).map(verdict -> verdict.side()).orElse(0);
    }
}
