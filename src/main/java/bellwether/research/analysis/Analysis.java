package bellwether.research.analysis;

import bellwether.market.money.CurrencySource;
import bellwether.market.money.PriceUnit;
import bellwether.market.money.SymbolUnits;
import bellwether.market.quality.Warning;
import bellwether.research.analysis.context.Confluence;
import bellwether.research.analysis.context.DataQuality;
import bellwether.research.analysis.context.Performance;
import bellwether.research.analysis.context.PriceZones;
import bellwether.research.analysis.context.RecentPatterns;
import bellwether.research.analysis.context.Regime;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.plan.PlanLevels;
import bellwether.research.analysis.vote.Abstention;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.VoteReason;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one symbol's bars say on one date. Never changed once stored.
///
/// @param askedAs the former name that it was asked for by; absent when that was the present one
/// @param asOf the date of the last bar used
/// @param asOfRequested the past day that it was recomputed for; absent for one of its own day
/// @param source where the bars come from
/// @param synthetic whether they are invented
/// @param score −1 to 1
/// @param lastClose the last bar's close
/// @param reasons what each voter added, the largest first
/// @param notCounted who did not vote, and why
/// @param indicators the last value of each, null where it has none yet; see the site's page on
///   indicators
/// @param wouldChange what would have to change for the verdict to change
/// @param warnings what the quality ledger's rules find in the bars that were used, the worst first
/// @param profileNumbers the profile as it was used, in the form in which it is stored
/// @param terms what the caller asked for beside the capital
/// @param barsHash tells whether the bars used are still the same
/// @param dataVersion of the symbol's bars
/// @param formulaVersion of the formulas; moves whenever one of them changes
@JsonPropertyOrder({
    "ticker",
    "asked_as",
    "timeframe",
    "as_of",
    "as_of_requested",
    "recomputed",
    "days_old",
    "stale",
    "actionable",
    "source",
    "synthetic",
    "profile",
    "capital",
    "currency",
    "price_unit",
    "currency_source",
    "currency_note"
})
public record Analysis(
        String ticker,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> askedAs,
        String timeframe,
        LocalDate asOf,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> asOfRequested,
        List<String> source,
        boolean synthetic,
        String profile,
        BigDecimal capital,
        Verdict verdict,
        double score,
        BigDecimal lastClose,
        Plan plan,
        PlanLevels levels,
        List<VoteReason> reasons,
        List<Abstention> notCounted,
        @JsonInclude Map<String, Double> indicators,
        Regime regime,
        Confluence confluence,
        RecentPatterns patterns,
        PriceZones zones,
        Performance performance,
        AnalysisChanges wouldChange,
        DataQuality dataQuality,
        List<Warning> warnings,
        @JsonRawValue String profileNumbers,
        AnalysisOptions terms,
        String barsHash,
        long dataVersion,
        int formulaVersion) {
    /// Moves with any change of a formula, a weight or a threshold.
    public static final int FORMULA_VERSION = 5;

    /// Days between the last bar and the analysis, by the exchange's clock.
    @JsonProperty
    public long daysOld() {
        return dataQuality.daysOld();
    }

    /// Whether nobody can trade at its prices any more.
    @JsonProperty
    public boolean stale() {
        return dataQuality.stale();
    }

    /// Whether it was made later, of what was known on a past day, and so is no verdict of today.
    @JsonProperty
    public boolean recomputed() {
        return asOfRequested.isPresent();
    }

    /// What its money is in: pounds where prices are in pence. Null when it is not known.
    @JsonProperty
    public @Nullable String currency() {
        return units().currency().orElse(null);
    }

    /// What its prices are in: `GBX` for pence. Null when it is not known.
    @JsonProperty
    public @Nullable String priceUnit() {
        return units().unit().map(PriceUnit::code).orElse(null);
    }

    @JsonProperty
    public CurrencySource currencySource() {
        return units().source();
    }

    /// What is assumed of the currency, or why it is not known.
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public Optional<String> currencyNote() {
        return units().note();
    }

    private SymbolUnits units() {
        return terms.money().units();
    }

    /// Whether its plan is a trade at prices that can be had.
    @JsonProperty
    public boolean actionable() {
        return plan.actionable();
    }

    /// The same, with what is wrong with the bars, and what the search for newer ones came to.
    public Analysis warned(List<Warning> found, Optional<String> said) {
        return new Analysis(
                ticker,
                askedAs,
                timeframe,
                asOf,
                asOfRequested,
                source,
                synthetic,
                profile,
                capital,
                verdict,
                score,
                lastClose,
                plan,
                levels,
                reasons,
                notCounted,
                indicators,
                regime,
                confluence,
                patterns,
                zones,
                performance,
                wouldChange,
                said.map(dataQuality::warned).orElse(dataQuality),
                found,
                profileNumbers,
                terms,
                barsHash,
                dataVersion,
                formulaVersion);
    }
}
