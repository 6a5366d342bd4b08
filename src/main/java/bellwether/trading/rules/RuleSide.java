package bellwether.trading.rules;

import java.math.BigDecimal;
import java.util.Optional;

/// When and how one side of a rule is entered and left.
///
/// @param maxPositionPercent of equity, at most so much is held
/// @param maxBars held over so many closes, then out at the next open; 0 without a limit
/// @param cooldownBars after a losing exit there is no entry for so many bars
public record RuleSide(
        Condition enter,
        Optional<Condition> exit,
        EntryRule entry,
        RuleSize size,
        Optional<BigDecimal> maxPositionPercent,
        Optional<LevelRule> stop,
        Optional<LevelRule> target,
        Optional<TrailRule> trail,
        int maxBars,
        int cooldownBars) {}
