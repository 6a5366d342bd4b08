package bellwether.research.backtest.spec;

import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.MarginRules;
import bellwether.trading.execution.MatchingRules;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How orders meet bars, where that differs from the usual.
///
/// @param limit `through` (default): a resting limit fills once the price passes it; `touch`: once
///   it is reached
/// @param entryBarStop `possible` (default): a stop on the other side counts in the bar of a stop
///   entry; `proven`: only when the close proves it
/// @param lockedBars whether bars of one price away from the last close allow no trade
/// @param volumeShare part of a bar's volume that may be traded; 0: no cap
/// @param shorting whether positions may be short
/// @param borrowPercent fee for borrowed shares in percent a year
/// @param delistingReturn what settling a delisted position pays beside its last close, in percent
public record ExecutionChoice(
        @Nullable @Pattern(regexp = "through|touch", message = "must be \"through\" or \"touch\"")
                String limit,
        @Nullable
                @Pattern(regexp = "possible|proven", message = "must be \"possible\" or \"proven\"")
                String entryBarStop,
        @Nullable Boolean lockedBars,
        @Nullable
                @DecimalMin(value = "0", message = "must be 0 to 1")
                @DecimalMax(value = "1", message = "must be 0 to 1")
                BigDecimal volumeShare,
        @Nullable Boolean shorting,
        @Nullable
                @DecimalMin(value = "0", message = "must be 0 to 100")
                @DecimalMax(value = "100", message = "must be 0 to 100")
                BigDecimal borrowPercent,
        @Nullable
                @DecimalMin(value = "-100", message = "must be -100 to 100")
                @DecimalMax(value = "100", message = "must be -100 to 100")
                BigDecimal delistingReturn) {
    public static final ExecutionChoice USUAL =
            new ExecutionChoice(null, null, null, null, null, null, null);

    /// For an account.
    ///
    /// @param currency of the account
    /// @param digits of its amounts
    public ExecutionSettings settings(String currency, int digits) {
        ExecutionSettings usual = ExecutionSettings.usual(currency);
        return new ExecutionSettings(
                currency,
                digits,
                usual.tape(),
                usual.lotMethod(),
                matching(),
                margin(),
                usual.autoConvert());
    }

    private MatchingRules matching() {
        MatchingRules usual = MatchingRules.USUAL;
        BigDecimal share = volumeShare == null ? usual.volumeShare() : volumeShare;
        return new MatchingRules(
                limit == null ? usual.touchFillsLimit() : limit.equals("touch"),
                entryBarStop == null ? usual.entryBarStopProven() : entryBarStop.equals("proven"),
                Objects.requireNonNullElse(lockedBars, usual.lockedBarsBlock()),
                share == null || share.signum() == 0 ? null : share);
    }

    private MarginRules margin() {
        MarginRules usual = MarginRules.USUAL;
        return new MarginRules(
                Objects.requireNonNullElse(shorting, usual.shorting()),
                usual.longShare(),
                usual.shortShare(),
                usual.forcedBelow(),
                Objects.requireNonNullElse(borrowPercent, usual.borrowPercent()));
    }

    /// In percent; 0 unless it is given.
    public BigDecimal delisting() {
        return Objects.requireNonNullElse(delistingReturn, BigDecimal.ZERO);
    }
}
