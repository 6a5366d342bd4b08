package bellwether.research.analysis.vote;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The twelve voters. Each reads its indicator on the last bar of a panel.
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
    CMF(VoterCategory.VOLUME);

    private final VoterCategory category;
    private final String key = name().toLowerCase(Locale.ROOT);

    Voter(VoterCategory category) {
        this.category = category;
    }

    public VoterCategory category() {
        return category;
    }

    public Vote vote(IndicatorPanel panel) {
        return switch (this) {
            case RSI -> MomentumVotes.rsi(panel);
            case STOCHASTIC -> MomentumVotes.stochastic(panel);
            case CCI -> MomentumVotes.cci(panel);
            case WILLIAMS_R -> MomentumVotes.williamsR(panel);
            case MACD -> TrendVotes.macd(panel);
            case ADX -> TrendVotes.adx(panel);
            case EMA -> TrendVotes.ema(panel);
            case PARABOLIC_SAR -> TrendVotes.parabolicSar(panel);
            case BOLLINGER -> VolatilityVotes.bollinger(panel);
            case ATR -> VolatilityVotes.atr(panel);
            case OBV -> VolumeVotes.obv(panel);
            case CMF -> VolumeVotes.cmf(panel);
        };
    }

    @JsonValue
    public String key() {
        return key;
    }
}
