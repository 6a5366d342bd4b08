package bellwether.market.rates;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// What one unit of a currency is worth in another.
///
/// @param rate so many of `to` for one of `from`; a stored close as it is, else with 12 digits
/// @param legs the stored closes that it was made of: one, or two by way of the dollar
@JsonPropertyOrder({"from", "to", "rate", "symbol", "date", "legs"})
public record FxRate(String from, String to, BigDecimal rate, List<FxLeg> legs) {
    public FxRate {
        legs = List.copyOf(legs);
    }

    public static FxRate of(String from, String to, List<FxLeg> legs) {
        BigDecimal rate = legs.getFirst().rate();
        for (FxLeg leg : legs.subList(1, legs.size())) {
            rate = rate.multiply(leg.rate(), FxLeg.DIGITS);
        }
        return new FxRate(from, to, rate, legs);
    }

    /// The symbols of its closes.
    @JsonProperty
    public String symbol() {
        return legs.stream().map(FxLeg::symbol).collect(Collectors.joining(", "));
    }

    /// Of the older close.
    @JsonProperty
    public LocalDate date() {
        return legs.stream().map(FxLeg::date).min(LocalDate::compareTo).orElseThrow();
    }

    /// An amount of `from` in `to`, rounded down.
    ///
    /// @param digits behind the point
    public BigDecimal convert(BigDecimal amount, int digits) {
        return amount.multiply(rate).setScale(digits, RoundingMode.DOWN);
    }
}
