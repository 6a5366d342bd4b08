package bellwether.analysis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The twelve voters. Each reads its indicator on the last bar of a panel.
enum Voter {
    RSI(Category.MOMENTUM),
    STOCHASTIC(Category.MOMENTUM),
    CCI(Category.MOMENTUM),
    WILLIAMS_R(Category.MOMENTUM),
    MACD(Category.TREND),
    ADX(Category.TREND),
    EMA(Category.TREND),
    PARABOLIC_SAR(Category.TREND),
    BOLLINGER(Category.VOLATILITY),
    ATR(Category.VOLATILITY),
    OBV(Category.VOLUME),
    CMF(Category.VOLUME);

    private final Category category;
    private final String key = name().toLowerCase(Locale.ROOT);

    Voter(Category category) {
        this.category = category;
    }

    Category category() {
        return category;
    }

    Vote vote(Panel panel) {
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
    String key() {
        return key;
    }
}
