package bellwether.research.analysis.store;

import bellwether.market.symbols.Survivorship;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.PlanMoney;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.profile.ProfileNumbers;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// What an analysis job keeps of its request, as JSON: of the symbols, only which were asked for.
///
/// @param capitalCurrency `EUR`, or `GBX` for pence; empty when the capital is in the currency of
///   each symbol
/// @param day of the request, in UTC: bars that were not complete when it ended are not used
/// @param asOf the past day that it is to be recomputed for
/// @param survivorship of a universe, as it was known at the time of the request
/// @param asked empty in jobs of older programs
public record AnalysisParams(
        String profile,
        String timeframe,
        BigDecimal capital,
        Optional<BigDecimal> riskPercent,
        Optional<BigDecimal> positionLimitPercent,
        Optional<BigDecimal> rewardRisk,
        Optional<String> capitalCurrency,
        Optional<String> asOf,
        @JsonProperty("requested_on") @JsonAlias("day") String day,
        Optional<ProfileNumbers> profileNumbers,
        Optional<Survivorship> survivorship,
        Optional<AskedSymbols> asked) {

    /// For a request that is not submitted yet.
    public AnalysisParams submitted(
            String on,
            ProfileNumbers numbers,
            Optional<Survivorship> universe,
            AskedSymbols symbols) {
        return new AnalysisParams(
                profile,
                timeframe,
                capital,
                riskPercent,
                positionLimitPercent,
                rewardRisk,
                capitalCurrency,
                asOf,
                on,
                Optional.of(numbers),
                universe,
                Optional.of(symbols));
    }

    /// The same of other symbols, which are no universe any more.
    AnalysisParams of(AskedSymbols symbols) {
        return new AnalysisParams(
                profile,
                timeframe,
                capital,
                riskPercent,
                positionLimitPercent,
                rewardRisk,
                capitalCurrency,
                asOf,
                day,
                profileNumbers,
                Optional.empty(),
                Optional.of(symbols));
    }

    @JsonIgnore
    AnalysisOptions terms() {
        return new AnalysisOptions(
                capital,
                riskPercent,
                positionLimitPercent,
                rewardRisk,
                capitalCurrency,
                PlanMoney.unknown(capital));
    }

    @JsonIgnore
    LocalDate date() {
        return LocalDate.parse(day);
    }

    /// The day that it looks at.
    @JsonIgnore
    LocalDate viewed() {
        return past().orElseGet(this::date);
    }

    /// The past day that it is to be recomputed for.
    @JsonIgnore
    Optional<LocalDate> past() {
        return asOf.map(LocalDate::parse);
    }

    @JsonIgnore
    Timeframe interval() {
        return Timeframe.of(timeframe).orElseThrow();
    }

    /// The profile as it was when the job was asked for, whatever became of it since. Jobs of older
    /// programs kept its name alone.
    @JsonIgnore
    Optional<Profile> chosenProfile() {
        return profileNumbers
                .map(numbers -> numbers.named(profile))
                .or(() -> BuiltInProfiles.find(profile));
    }
}
