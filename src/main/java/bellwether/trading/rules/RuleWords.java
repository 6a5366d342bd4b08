package bellwether.trading.rules;

import bellwether.platform.base.CountedNoun;
import bellwether.trading.execution.Distance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A rule in sentences for people, one line for each thing that it does.
public final class RuleWords {
    private final List<String> lines = new ArrayList<>();

    private RuleWords() {}

    public static List<String> of(Rule rule) {
        RuleWords words = new RuleWords();
        String from =
                rule.options().levelFrom() == RuleOptions.LevelFrom.FILL
                        ? "the fill"
                        : "the signal's close";
        boolean both = rule.sides().size() > 1;
        rule.longSide()
                .ifPresent(side ->
                        words.side(
                                side,
                                new Names("Buys", "Sells", both ? " when long" : "", from, true)));
        rule.shortSide()
                .ifPresent(side ->
                        words.side(
                                side,
                                new Names(
                                        "Sells short",
                                        "Buys back",
                                        both ? " when short" : "",
                                        from,
                                        false)));
        words.options(rule);
        return List.copyOf(words.lines);
    }

    /// What differs between the sides.
    ///
    /// @param held which position is meant, where there may be two kinds
    /// @param from what levels are measured from
    private record Names(String in, String out, String held, String from, boolean isLong) {
        String below(boolean worse) {
            return worse == isLong ? "below" : "above";
        }
    }

    private void side(RuleSide side, Names names) {
        lines.add(
                "%s %s when %s; %s%s."
                        .formatted(
                                names.in,
                                size(side.size()),
                                ConditionLanguage.words(side.enter()),
                                entry(side.entry(), names),
                                most(side.maxPositionPercent())));
        side.exit()
                .ifPresent(exit ->
                        lines.add(
                                "%s when %s.".formatted(names.out, ConditionLanguage.words(exit))));
        side.stop().ifPresent(stop -> level("Stop", stop, true, names));
        side.target().ifPresent(target -> level("Target", target, false, names));
        side.trail().ifPresent(trail -> trail(trail, names));
        if (side.maxBars() > 0) {
            lines.add(
                    "%s at the next open once held over %s."
                            .formatted(names.out, new CountedNoun(side.maxBars(), "close")));
        }
        if (side.cooldownBars() > 0) {
            lines.add("After a losing exit no entry for %s.".formatted(bars(side.cooldownBars())));
        }
    }

    private void level(String kind, LevelRule level, boolean worse, Names names) {
        String where =
                switch (level) {
                    case LevelRule.Away(var distance) ->
                            "%s %s %s"
                                    .formatted(distance(distance), names.below(worse), names.from);
                    case LevelRule.AtValue(var value) ->
                            "at %s of the signal's bar".formatted(ConditionLanguage.words(value));
                    case LevelRule.RewardRisk(var ratio) ->
                            "%s times as far as the stop".formatted(plain(ratio));
                };
        lines.add("%s%s: %s.".formatted(kind, names.held, where));
    }

    private void trail(TrailRule trail, Names names) {
        String begin =
                trail.afterR()
                        .map(r ->
                                ", once it has gone %s times the stop's distance"
                                        .formatted(plain(r)))
                        .orElse("");
        lines.add(
                "Trailing stop%s: %s behind the best price%s."
                        .formatted(names.held, distance(trail.distance()), begin));
    }

    private static String most(Optional<BigDecimal> percent) {
        return percent.map(most -> "; at most %s %% of equity".formatted(plain(most))).orElse("");
    }

    private static String size(RuleSize size) {
        return switch (size) {
            case RuleSize.EquityPercent(var percent) ->
                    "for %s %% of equity".formatted(plain(percent));
            case RuleSize.Cash(var amount) -> "for %s of cash".formatted(plain(amount));
            case RuleSize.Shares(var shares) -> "%s shares".formatted(plain(shares));
            case RuleSize.RiskPercent(var percent) ->
                    "as much as loses %s %% of equity at the stop".formatted(plain(percent));
            case RuleSize.VolatilityPercent(var percent) ->
                    "as much as one average range of 14 bars moves equity by %s %%"
                            .formatted(plain(percent));
            case RuleSize.Kelly(var fraction, var start) ->
                    "for %s of what Kelly's formula says of its own trades%s"
                            .formatted(
                                    plain(fraction),
                                    start.map(s ->
                                                    " (%s %% of equity before there are 30)"
                                                            .formatted(plain(s)))
                                            .orElse(" (nothing before there are 30)"));
        };
    }

    private static String entry(EntryRule entry, Names names) {
        return switch (entry) {
            case EntryRule.Market _ -> "at the market";
            case EntryRule.Limit(var level, int bars) ->
                    "by a limit %s for %s".formatted(at(level, names.below(true)), bars(bars));
            case EntryRule.Stop(var level, int bars) ->
                    "by a stop order %s for %s"
                            .formatted(at(level, names.below(false)), bars(bars));
        };
    }

    private static String bars(int bars) {
        return new CountedNoun(bars, "bar").toString();
    }

    private static String at(EntryRule.Level level, String below) {
        return switch (level) {
            case EntryRule.Level.AtValue(var value) -> "at " + ConditionLanguage.words(value);
            case EntryRule.Level.Offset(var distance) ->
                    "%s %s the signal's close".formatted(distance(distance), below);
        };
    }

    private static String distance(Distance distance) {
        return switch (distance) {
            case Distance.Percent(var percent) -> "%s %%".formatted(plain(percent));
            case Distance.Amount(var amount) -> plain(amount);
            case Distance.AtrMultiple(var multiple) ->
                    "%s average ranges of 14 bars".formatted(plain(multiple));
        };
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private void options(Rule rule) {
        RuleOptions options = rule.options();
        lines.add(
                "Decides at the close of each %s bar; %s."
                        .formatted(
                                rule.timeframe().code(),
                                options.fill() == RuleOptions.Fill.NEXT_OPEN
                                        ? "market orders fill at the next open"
                                        : "market orders fill at the close that decided them, which is optimistic"));
        if (options.stable()) {
            lines.add("Begins only where no indicator shows where the history began.");
        }
        lines.add(
                switch (options.atEnd()) {
                    case KEEP ->
                            "What is held at the end is valued at the last close and listed apart.";
                    case CLOSE -> "What is held at the end is sold at the last close.";
                    case OPEN -> "What is held at the end is sold at the last open.";
                });
    }
}
