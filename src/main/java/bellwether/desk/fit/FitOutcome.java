package bellwether.desk.fit;

import bellwether.desk.fit.select.FitLimits;
import bellwether.desk.fit.select.LeftOutCandidate;
import bellwether.desk.fit.select.PortfolioFitter;
import bellwether.desk.fit.source.FitAccount;
import bellwether.market.rates.FxRate;
import java.util.List;

/// What a fit has come to.
///
/// @param rates by which prices were made the capital's
/// @param left all symbols that are not taken
public record FitOutcome(
        FitAccount account,
        FitLimits limits,
        List<FxRate> rates,
        PortfolioFitter.Result result,
        List<LeftOutCandidate> left) {
    public FitOutcome {
        rates = List.copyOf(rates);
        left = List.copyOf(left);
    }
}
