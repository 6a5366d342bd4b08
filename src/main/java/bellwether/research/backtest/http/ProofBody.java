package bellwether.research.backtest.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import bellwether.research.backtest.doubt.LookAheadProof;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a proof.
///
/// @param run that is tested; of a sweep the best unless it is given, else the first
/// @param cuts how often the history is cut: a number, or `all` for every deciding bar
record ProofBody(
        @Nullable @Min(value = 0, message = "must be 0 or more") Integer run,
        @Nullable JsonNode cuts)
        implements SelfValidating {
    static final ProofBody USUAL = new ProofBody(null, null);

    private static final String ALL = "all";
    private static final int MOST = 1_000_000;

    @Override
    public List<Fault> faults() {
        if (cuts == null || cuts.isNull() || ALL.equals(cuts.textValue())) {
            return List.of();
        }
        boolean isCount = cuts.isInt() && cuts.intValue() >= 1 && cuts.intValue() <= MOST;
        return isCount
                ? List.of()
                : List.of(
                        new Fault(
                                "/cuts",
                                "must be 1 to 1,000,000 or \"all\", was " + Quoted.json(cuts)));
    }

    /// As a proof takes it: 0 are all.
    int count() {
        return cuts == null || cuts.isNull()
                ? LookAheadProof.USUAL_CUTS
                : cuts.isInt() ? cuts.intValue() : 0;
    }
}
