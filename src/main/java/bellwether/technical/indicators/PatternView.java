package bellwether.technical.indicators;

import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.chart.ChartPattern;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/// One pattern of the catalogue.
///
/// @param bars how many bars the picture shows; a chart pattern's length varies
/// @param barsNeeded bars up to and with the first one on which it can be told
public record PatternView(
        String name,
        Family family,
        Optional<String> taLibName,
        Optional<Integer> bars,
        int barsNeeded,
        @JsonProperty("message") String meaning) {

    public enum Family {
        CANDLESTICK,
        CHART;

        @JsonValue
        String word() {
            return IndicatorView.lower(this);
        }
    }

    public static PatternView of(CandlePattern pattern) {
        return new PatternView(
                pattern.name(),
                Family.CANDLESTICK,
                Optional.of(pattern.taLibName()),
                Optional.of(pattern.bars()),
                pattern.firstBar() + 1,
                pattern.meaning());
    }

    public static PatternView of(ChartPattern.Kind kind) {
        return new PatternView(
                kind.name(),
                Family.CHART,
                Optional.empty(),
                Optional.empty(),
                kind.barsNeeded(),
                kind.meaning());
    }

    public boolean isCalled(String typed) {
        return name.equalsIgnoreCase(typed)
                || taLibName.filter(other -> other.equalsIgnoreCase(typed)).isPresent();
    }
}
