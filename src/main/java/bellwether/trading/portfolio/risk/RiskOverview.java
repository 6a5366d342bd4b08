package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a portfolio uses its limits now.
///
/// @param equity in its currency; null where a rate is missing
/// @param halt null where it is not halted
/// @param positions what each position and entry order holds and may lose
/// @param sectors value by sector; those of unknown sector are under `sector unknown`
/// @param unknown what could not be known, in words
public record RiskOverview(
        String portfolio,
        String currency,
        @Nullable BigDecimal equity,
        boolean halted,
        @Nullable ShownHalt halt,
        RiskLimits limits,
        List<LimitUse> uses,
        List<PositionHeat> positions,
        List<SectorValue> sectors,
        List<String> unknown) {
    public RiskOverview {
        uses = List.copyOf(uses);
        positions = List.copyOf(positions);
        sectors = List.copyOf(sectors);
        unknown = List.copyOf(unknown);
    }

    /// The names of limits of which more is used than there is.
    public List<String> exceeded() {
        return uses.stream().filter(LimitUse::exceeded).map(LimitUse::limit).toList();
    }

    /// The names of limits that are set and whose use could not be known.
    public List<String> notKnown() {
        return uses.stream().filter(LimitUse::isUnknown).map(LimitUse::limit).toList();
    }

    /// A halt that holds.
    public record ShownHalt(String mode, String reason, String by, Instant since) {
        static ShownHalt of(TradeHalt halt) {
            return new ShownHalt(halt.mode().key(), halt.reason(), halt.by(), halt.since());
        }
    }

    /// The use of a limit.
    ///
    /// @param most null where it is switched off
    /// @param used in percent or a number, as `most` is; null where it is not known
    /// @param amount in the currency; null for a number of positions, or where it is not known
    /// @param of the position, order or sector that uses most; null for limits of the whole
    /// @param since first day of a loss; null for others
    /// @param begin equity when the period began; null for others, or where it is not known
    /// @param reached whether what opens is refused now
    public record LimitUse(
            String limit,
            @Nullable BigDecimal most,
            @Nullable BigDecimal used,
            @Nullable BigDecimal amount,
            @Nullable String of,
            @Nullable LocalDate since,
            @Nullable BigDecimal begin,
            boolean reached) {
        boolean exceeded() {
            return most != null && used != null && used.compareTo(most) > 0;
        }

        boolean isUnknown() {
            return most != null && used == null;
        }
    }

    /// What a position, or an order that would open one, holds and may lose.
    ///
    /// @param order null for a position
    /// @param loss to its stops; shares without a stop count in full
    /// @param sector null where none is stated of the symbol
    public record PositionHeat(
            String ticker,
            String strategy,
            @Nullable String order,
            BigDecimal quantity,
            @Nullable BigDecimal value,
            @Nullable BigDecimal loss,
            BigDecimal sharesWithoutStop,
            @Nullable String sector,
            @Nullable String unknown) {}

    /// What is held and ordered of a sector.
    ///
    /// @param percent of the equity; null where it is not known
    public record SectorValue(String sector, BigDecimal value, @Nullable BigDecimal percent) {}
}
