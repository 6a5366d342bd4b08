package bellwether.frontend.legacy;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.PatternCatalog;
import bellwether.platform.base.ExactNumber;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A detection under the older names.
///
/// @param id null for one that is not stored
/// @param patternType candlestick or chart
/// @param confidence the quality of a chart pattern; null for candles, which have no grades
/// @param detectedAt the bar
record OlderDetection(
        @Nullable Long id,
        String symbol,
        String pattern,
        String patternType,
        String direction,
        @Nullable Double confidence,
        @JsonSerialize(using = ExactNumber.class) double price,
        @Nullable Double level,
        @Nullable Double target,
        String timeframe,
        Instant detectedAt,
        String explanation) {
    static OlderDetection of(Detection one) {
        PatternCatalog.Entry entry = PatternCatalog.find(one.pattern().name()).orElse(null);
        return new OlderDetection(
                one.id() == 0 ? null : one.id(),
                one.place().ticker(),
                one.pattern().name(),
                one.pattern().value() == null ? "chart" : "candlestick",
                one.pattern().side(),
                one.pattern().quality(),
                one.prices().close(),
                one.prices().level(),
                one.prices().target(),
                one.place().timeframe().code(),
                one.place().bar(),
                entry == null ? "" : entry.meaning());
    }
}
