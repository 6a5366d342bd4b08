package bellwether.desk.fit;

import bellwether.desk.fit.select.FitLimits;
import bellwether.desk.fit.select.LeftOutCandidate;
import bellwether.desk.fit.select.PortfolioFitter;
import bellwether.desk.fit.source.FitAccount;
import java.util.List;

/// What a fit has come to.
///
/// @param left all symbols that are not taken
public record FitOutcome(
        FitAccount account,
        FitLimits limits,
        PortfolioFitter.Result result,
        List<LeftOutCandidate> left) {
    public FitOutcome {
        left = List.copyOf(left);
    }
}
