package bellwether.research.analysis.context;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;

/// A price at which the market turned before.
///
/// @param price the mean of the turning points
/// @param touches how many there were
/// @param lastTouch the newest of them
/// @param distancePercent from the last close, of the last close
public record PriceZone(
        BigDecimal price,
        int touches,
        @JsonProperty("last_touch_on") LocalDate lastTouch,
        double distancePercent) {}
