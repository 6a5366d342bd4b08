package bellwether.research.analysis.profile;

import bellwether.research.analysis.vote.Voter;
import bellwether.research.analysis.vote.VoterCategory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The five profiles that ship. Their thresholds were chosen by measurement: see the site's page on
/// verdicts.
public final class BuiltInProfiles {
    public static final Profile BALANCED =
            new Profile(
                    "balanced",
                    "Balanced",
                    "All voters have equal weight. A good first choice: trend and oscillators often"
                            + " disagree, and then the verdict is HOLD.",
                    categories(1, 1, 1, 1),
                    voters(Map.of()),
                    new Thresholds(0.11, 0.24),
                    RiskRules.of(2, 1, 8, "2"));

    public static final Profile TREND =
            new Profile(
                    "trend",
                    "Trend following",
                    "Trend following: buys strength and sells weakness, with wide stops and distant"
                            + " targets. Often loses in sideways markets.",
                    categories(0.7, 1.5, 0.8, 1),
                    voters(
                            Map.of(
                                    Voter.MACD, 2.5,
                                    Voter.ADX, 2.5,
                                    Voter.EMA, 2.0,
                                    Voter.PARABOLIC_SAR, 1.5,
                                    Voter.RSI, 0.5,
                                    Voter.STOCHASTIC, 0.5,
                                    Voter.CCI, 0.5,
                                    Voter.WILLIAMS_R, 0.5)),
                    new Thresholds(0.25, 0.48),
                    RiskRules.of(3, 2, 10, "3"));

    public static final Profile MEAN_REVERSION =
            new Profile(
                    "mean-reversion",
                    "Mean reversion",
                    "Mean reversion: buys after falls and sells after rises, with close stops"
                            + " and close targets. Loses in strong trends.",
                    categories(1, 1, 1, 1),
                    voters(
                            Map.of(
                                    Voter.RSI, 2.5,
                                    Voter.BOLLINGER, 2.5,
                                    Voter.STOCHASTIC, 2.0,
                                    Voter.CCI, 1.5,
                                    Voter.WILLIAMS_R, 1.5)),
                    new Thresholds(0.075, 0.17),
                    RiskRules.of(1.5, 1, 5, "1.5"));

    static final Profile MOMENTUM_BREAKOUT =
            new Profile(
                    "momentum-breakout",
                    "Momentum breakout",
                    "Volume confirmation: a move counts if volume supports it. Stops follow the"
                            + " average true range.",
                    categories(1, 1, 1, 1),
                    voters(Map.of(Voter.OBV, 2.5, Voter.CMF, 2.5, Voter.RSI, 2.0, Voter.ATR, 2.0)),
                    new Thresholds(0.16, 0.3),
                    RiskRules.of(2, 1.5, 8, "2.5"));

    public static final Profile SWING =
            new Profile(
                    "swing",
                    "Swing",
                    "Holds for days, not months: relies on oscillators, targets 4 percent and exits"
                            + " after 15 bars in any case.",
                    categories(2, 0.5, 1, 1),
                    voters(Map.of()),
                    new Thresholds(0.09, 0.25),
                    RiskRules.of(1.5, 1, 2.6, "1.5").withTarget("4", 15));

    public static final List<Profile> ALL =
            List.of(BALANCED, TREND, MEAN_REVERSION, MOMENTUM_BREAKOUT, SWING);

    private BuiltInProfiles() {}

    public static Optional<Profile> find(String name) {
        return ALL.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Profile::name).toList();
    }

    private static Map<VoterCategory, Double> categories(
            double momentum, double trend, double volatility, double volume) {
        return Map.of(
                VoterCategory.MOMENTUM, momentum,
                VoterCategory.TREND, trend,
                VoterCategory.VOLATILITY, volatility,
                VoterCategory.VOLUME, volume);
    }

    private static Map<Voter, Double> voters(Map<Voter, Double> special) {
        Map<Voter, Double> weights = new EnumMap<>(Voter.class);
        for (Voter voter : Voter.OF_BARS) {
            weights.put(voter, special.getOrDefault(voter, 1.0));
        }
        return weights;
    }
}
