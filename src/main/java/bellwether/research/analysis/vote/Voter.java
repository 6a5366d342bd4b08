package bellwether.research.analysis.vote;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The twelve voters, each of which reads its indicator on one bar of a panel, and a model's, which
/// reads no bars here.
public enum Voter {
    RSI(VoterCategory.MOMENTUM),
    STOCHASTIC(VoterCategory.MOMENTUM),
    CCI(VoterCategory.MOMENTUM),
    WILLIAMS_R(VoterCategory.MOMENTUM),
    MACD(VoterCategory.TREND),
    ADX(VoterCategory.TREND),
    EMA(VoterCategory.TREND),
    PARABOLIC_SAR(VoterCategory.TREND),
    BOLLINGER(VoterCategory.VOLATILITY),
    ATR(VoterCategory.VOLATILITY),
    OBV(VoterCategory.VOLUME),
    CMF(VoterCategory.VOLUME),
    /// What the active model says; counts where a profile weighs it.
    MODEL(VoterCategory.MODEL);

    /// Those that read bars.
    public static final List<Voter> OF_BARS =
            Arrays.stream(values()).filter(voter -> voter != MODEL).toList();

    private final VoterCategory category;
    private final String key = name().toLowerCase(Locale.ROOT);

    Voter(VoterCategory category) {
        this.category = category;
    }

    public VoterCategory category() {
        return category;
    }

    /// What it says of one bar, which depends on that bar and those before it alone.
    public void judge(IndicatorPanel panel, int bar, Ballot ballot) {
        switch (this) {
            case RSI -> MomentumVotes.rsi(panel, bar, ballot);
            case STOCHASTIC -> MomentumVotes.stochastic(panel, bar, ballot);
            case CCI -> MomentumVotes.cci(panel, bar, ballot);
            case WILLIAMS_R -> MomentumVotes.williamsR(panel, bar, ballot);
            case MACD -> TrendVotes.macd(panel, bar, ballot);
            case ADX -> TrendVotes.adx(panel, bar, ballot);
            case EMA -> TrendVotes.ema(panel, bar, ballot);
            case PARABOLIC_SAR -> TrendVotes.parabolicSar(panel, bar, ballot);
            case BOLLINGER -> VolatilityVotes.bollinger(panel, bar, ballot);
            case ATR -> VolatilityVotes.atr(panel, bar, ballot);
            case OBV -> VolumeVotes.obv(panel, bar, ballot);
            case CMF -> VolumeVotes.cmf(panel, bar, ballot);
            case MODEL -> throw new IllegalArgumentException("a model reads no panel");
        }
    }

    /// The same with its words.
    public Vote vote(IndicatorPanel panel, int bar) {
        Ballot ballot = new Ballot();
        judge(panel, bar, ballot);
        return ballot.vote(panel, bar);
    }

    @JsonValue
    public String key() {
        return key;
    }
}
