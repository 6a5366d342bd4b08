package bellwether.research.analysis;

import bellwether.research.analysis.vote.Abstention;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.VoteReason;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/// What the voters came to.
///
/// @param score −1 to 1
/// @param reasons what each voter added, the largest first
/// @param notCounted who did not vote, and why
/// @param indicators the last value of each, null where it has none yet; see the site's page on
///   indicators
/// @param wouldChange what would have to change for the verdict to change
public record VotingResult(
        Verdict verdict,
        double score,
        List<VoteReason> reasons,
        List<Abstention> notCounted,
        @JsonInclude Map<String, Double> indicators,
        AnalysisChanges wouldChange) {}
