package bellwether.technical.ta.candle;

/// TA-Lib's 61 candlestick patterns. Found by [Candles] with TA-Lib 0.4's rules, its candle
/// settings and its penetrations.
///
/// On a bar a pattern answers 100 or more when it speaks for rising prices, −100 or less for
/// falling ones, 0 when it is not there, and [Candles#CANNOT_TELL] before `firstBar` or on a hole.
/// What a pattern is held to mean is tradition, not evidence.
public enum CandlePattern {
    TWO_CROWS("CDL2CROWS", 3, 12),
    THREE_BLACK_CROWS("CDL3BLACKCROWS", 4, 13),
    THREE_INSIDE("CDL3INSIDE", 3, 12),
    THREE_LINE_STRIKE("CDL3LINESTRIKE", 4, 8),
    THREE_OUTSIDE("CDL3OUTSIDE", 3, 3),
    THREE_STARS_IN_SOUTH("CDL3STARSINSOUTH", 3, 12),
    THREE_WHITE_SOLDIERS("CDL3WHITESOLDIERS", 3, 12),
    ABANDONED_BABY("CDLABANDONEDBABY", 3, 12),
    ADVANCE_BLOCK("CDLADVANCEBLOCK", 3, 12),
    BELT_HOLD("CDLBELTHOLD", 1, 10),
    BREAKAWAY("CDLBREAKAWAY", 5, 14),
    CLOSING_MARUBOZU("CDLCLOSINGMARUBOZU", 1, 10),
    CONCEAL_BABY_SWALLOW("CDLCONCEALBABYSWALL", 4, 13),
    COUNTERATTACK("CDLCOUNTERATTACK", 2, 11),
    DARK_CLOUD_COVER("CDLDARKCLOUDCOVER", 2, 11),
    DOJI("CDLDOJI", 1, 10),
    DOJI_STAR("CDLDOJISTAR", 2, 11),
    DRAGONFLY_DOJI("CDLDRAGONFLYDOJI", 1, 10),
    ENGULFING("CDLENGULFING", 2, 2),
    EVENING_DOJI_STAR("CDLEVENINGDOJISTAR", 3, 12),
    EVENING_STAR("CDLEVENINGSTAR", 3, 12),
    GAP_SIDE_SIDE_WHITE("CDLGAPSIDESIDEWHITE", 3, 7),
    GRAVESTONE_DOJI("CDLGRAVESTONEDOJI", 1, 10),
    HAMMER("CDLHAMMER", 2, 11),
    HANGING_MAN("CDLHANGINGMAN", 2, 11),
    HARAMI("CDLHARAMI", 2, 11),
    HARAMI_CROSS("CDLHARAMICROSS", 2, 11),
    HIGH_WAVE("CDLHIGHWAVE", 1, 10),
    HIKKAKE("CDLHIKKAKE", 3, 5),
    HIKKAKE_MODIFIED("CDLHIKKAKEMOD", 4, 10),
    HOMING_PIGEON("CDLHOMINGPIGEON", 2, 11),
    IDENTICAL_THREE_CROWS("CDLIDENTICAL3CROWS", 3, 12),
    IN_NECK("CDLINNECK", 2, 11),
    INVERTED_HAMMER("CDLINVERTEDHAMMER", 2, 11),
    KICKING("CDLKICKING", 2, 11),
    KICKING_BY_LENGTH("CDLKICKINGBYLENGTH", 2, 11),
    LADDER_BOTTOM("CDLLADDERBOTTOM", 5, 14),
    LONG_LEGGED_DOJI("CDLLONGLEGGEDDOJI", 1, 10),
    LONG_LINE("CDLLONGLINE", 1, 10),
    MARUBOZU("CDLMARUBOZU", 1, 10),
    MATCHING_LOW("CDLMATCHINGLOW", 2, 6),
    MAT_HOLD("CDLMATHOLD", 5, 14),
    MORNING_DOJI_STAR("CDLMORNINGDOJISTAR", 3, 12),
    MORNING_STAR("CDLMORNINGSTAR", 3, 12),
    ON_NECK("CDLONNECK", 2, 11),
    PIERCING("CDLPIERCING", 2, 11),
    RICKSHAW_MAN("CDLRICKSHAWMAN", 1, 10),
    RISE_FALL_THREE_METHODS("CDLRISEFALL3METHODS", 5, 14),
    SEPARATING_LINES("CDLSEPARATINGLINES", 2, 11),
    SHOOTING_STAR("CDLSHOOTINGSTAR", 2, 11),
    SHORT_LINE("CDLSHORTLINE", 1, 10),
    SPINNING_TOP("CDLSPINNINGTOP", 1, 10),
    STALLED("CDLSTALLEDPATTERN", 3, 12),
    STICK_SANDWICH("CDLSTICKSANDWICH", 3, 7),
    TAKURI("CDLTAKURI", 1, 10),
    TASUKI_GAP("CDLTASUKIGAP", 3, 7),
    THRUSTING("CDLTHRUSTING", 2, 11),
    TRISTAR("CDLTRISTAR", 3, 12),
    UNIQUE_THREE_RIVER("CDLUNIQUE3RIVER", 3, 12),
    UPSIDE_GAP_TWO_CROWS("CDLUPSIDEGAP2CROWS", 3, 12),
    X_SIDE_GAP_THREE_METHODS("CDLXSIDEGAP3METHODS", 3, 2);

    private final String taLibName;
    private final int bars;
    private final int firstBar;
    private final String meaning;

    CandlePattern(String taLibName, int bars, int firstBar) {
        this.taLibName = taLibName;
        this.bars = bars;
        this.firstBar = firstBar;
        this.meaning = CandleMeanings.of(taLibName);
    }

    public String taLibName() {
        return taLibName;
    }

    /// Whether its sign says what it speaks for. TA-Lib answers 100 for the others whatever they
    /// do.
    public boolean hasSide() {
        return switch (this) {
            case DOJI, LONG_LEGGED_DOJI, RICKSHAW_MAN, GRAVESTONE_DOJI -> false;
            default -> true;
        };
    }

    /// How many bars the picture shows.
    public int bars() {
        return bars;
    }

    /// The index of the first bar on which it can be told.
    public int firstBar() {
        return firstBar;
    }

    public String meaning() {
        return meaning;
    }

    /// Its row in what [Candles] fills.
    @SuppressWarnings("EnumOrdinal")
    public int row() {
        return ordinal();
    }
}
